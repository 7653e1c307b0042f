import type { CalendarDate, Regime } from '@candour/statutory-clock'
import { presentStage, type CaseFile, type PanelMember } from './case-file.ts'
import { stepRefusal } from './case-step.ts'
import { parseFreeText } from './free-text.ts'
import { problem, type Problem } from './problem.ts'
import { isComplainedAbout, panelDecidersRefusal } from './who-may-handle.ts'

/** Whom to put on a panel, as it is asked for: a member of staff by their account, or somebody from outside by name. */
export interface MemberRequest {
  readonly staffMemberId?: string | null | undefined
  readonly name?: string | null | undefined
}

/** Reads a request for one member: exactly one of account and name. Null for what is neither or both. */
export function readMember({ staffMemberId, name }: MemberRequest): { staffId: string } | { outsider: string } | null {
  if (staffMemberId) return name ? null : { staffId: staffMemberId }
  const outsider = parseFreeText(name ?? '', 200)
  return outsider === null || /[\n\t]/.test(outsider) ? null : { outsider }
}

/** Why these people do not sit on the panel of the present stage: it is about one of them, one decided before, or they are too few. */
export function panelRefusal(members: readonly PanelMember[], file: CaseFile, procedure: Regime | null): Problem | null {
  const refusal = stepRefusal('name-panel', file, procedure)
  if (refusal) return refusal
  if (members.some(({ staffId }) => staffId !== null && isComplainedAbout(file, staffId))) {
    return problem('COMPLAINED_ABOUT', 'The complaint is about one of them. Choose somebody else.', 'members')
  }
  return panelDecidersRefusal(members, file, procedure, 'members')
}

/** The day on which the panel met: in this stage, and not one to come. */
export function holdPanel(on: CalendarDate, file: CaseFile, procedure: Regime | null, today: CalendarDate): Problem | null {
  const refusal = stepRefusal('hold-panel', file, procedure)
  if (refusal) return refusal
  return between(presentStage(file).beganOn, on, today) ? null : problem('INVALID', 'Enter a day since the stage began.', 'on')
}

export interface PanelReport {
  readonly on: CalendarDate
  readonly text: string
}

/** The report of the panel as the person is told it, with the day on which it was sent. */
export function sendReport(
  { on, text: written }: PanelReport,
  file: CaseFile,
  procedure: Regime | null,
  today: CalendarDate,
): PanelReport | Problem {
  const refusal = stepRefusal('send-report', file, procedure)
  if (refusal) return refusal
  const { panelHeldOn } = presentStage(file)
  if (panelHeldOn === null || !between(panelHeldOn, on, today)) {
    return problem('INVALID', 'Enter a day since the panel met.', 'on')
  }
  const text = parseFreeText(written)
  return text === null
    ? problem('INVALID', 'Enter what the panel found and recommends. The person is told it.', 'report')
    : { on, text }
}

const between = (first: CalendarDate, day: CalendarDate, last: CalendarDate): boolean => first <= day && day <= last
