import type { ComplaintRegime, ComplaintsProfile } from '@candour/organisations'
import type { CalendarDate } from '@candour/statutory-clock'
import { freshStage, type Actor, type CaseKind, type ReceivedHow, type StageFile } from './case-file.ts'
import { chooseRegime, kindInProfile } from './choose-regime.ts'
import { isWritten, parseFreeText } from './free-text.ts'
import { problem, isProblem, type Problem } from './problem.ts'

export interface RaiseRequest {
  readonly kind: CaseKind
  readonly matter: string
  readonly desiredOutcome?: string | null | undefined
  readonly category?: string | null | undefined
  readonly service?: string | null | undefined
  readonly regime?: string | null | undefined
  readonly receivedOn?: CalendarDate | null | undefined
  /** When the matter happened, and when the person came to know of it. */
  readonly happenedOn?: CalendarDate | null | undefined
  readonly knownOn?: CalendarDate | null | undefined
  readonly receivedHow?: ReceivedHow | null | undefined
  readonly complainedAbout?: readonly string[] | null | undefined
}

/** A case as it is put on record: no more than is needed to look into it and to answer [BCT-02]. */
export interface NewCase {
  readonly kind: CaseKind
  readonly category: string | null
  readonly service: string | null
  readonly regime: ComplaintRegime | null
  readonly receivedOn: CalendarDate
  readonly happenedOn: CalendarDate | null
  readonly knownOn: CalendarDate | null
  readonly receivedHow: ReceivedHow
  readonly matter: string
  readonly desiredOutcome: string | null
  readonly complainedAbout: readonly string[]
  readonly stage: StageFile
}

/**
 * Reads what somebody brings to the organisation. A person writes for themselves, today; staff take down what they were told, and when.
 */
export function readCase(
  request: RaiseRequest,
  actor: Actor,
  complaints: ComplaintsProfile,
  today: CalendarDate,
): NewCase | readonly Problem[] {
  const { kind } = request
  const category = request.category ?? null
  const service = request.service ?? null
  const matter = parseFreeText(request.matter)
  const desiredOutcome = isWritten(request.desiredOutcome) ? parseFreeText(request.desiredOutcome) : null
  const receivedOn = actor.kind === 'STAFF' ? (request.receivedOn ?? today) : today
  const receivedHow = actor.kind !== 'STAFF' ? 'SELF_SERVICE' : (request.receivedHow ?? null)
  const happenedOn = request.happenedOn ?? null
  const knownOn = request.knownOn ?? null
  const problems: Problem[] = []
  const wrong = (path: string, message: string) => void problems.push(problem('INVALID', message, path))
  if (!complaints.kinds.includes(kindInProfile(kind))) wrong('kind', 'This is not dealt with here.')
  if (matter === null) wrong('matter', 'Enter what it is about, in up to 10,000 characters.')
  if (isWritten(request.desiredOutcome) && desiredOutcome === null) wrong('desiredOutcome', 'Shorten what you hope for.')
  if (category !== null && !complaints.categories.some(({ code }) => code === category))
    wrong('category', 'Choose from the list.')
  // Sorted by what it complains of, where the organisation does so [DMWS-46].
  if (category === null && kind === 'COMPLAINT' && complaints.categories.length > 0) wrong('category', 'Choose what it is about.')
  if (service !== null && !complaints.services.some(({ code }) => code === service)) wrong('service', 'Choose from the list.')
  if (receivedOn > today) wrong('receivedOn', 'This day is still to come.')
  if (happenedOn !== null && happenedOn > receivedOn) wrong('happenedOn', 'It cannot have happened after it was told.')
  if (knownOn !== null && knownOn > receivedOn) wrong('knownOn', 'Nobody learns of it after they told it.')
  if (happenedOn !== null && knownOn !== null && knownOn < happenedOn) wrong('knownOn', 'Nobody knows of it before it happened.')
  if (receivedHow === null || (actor.kind === 'STAFF' && receivedHow === 'SELF_SERVICE'))
    wrong('receivedHow', 'Choose how it came.')
  if (actor.kind !== 'STAFF' && (request.complainedAbout ?? []).length > 0) {
    wrong('complainedAbout', 'Write in your own words whom it is about.')
  }
  const regime = chooseRegime(complaints, { kind, category, service }, request.regime ?? null)
  if (regime !== null && isProblem(regime)) problems.push(regime)
  if (problems.length > 0 || matter === null || receivedHow === null || (regime !== null && isProblem(regime))) return problems
  return {
    kind,
    category,
    service,
    regime,
    receivedOn,
    happenedOn,
    knownOn,
    receivedHow,
    matter,
    desiredOutcome,
    complainedAbout: [...new Set(request.complainedAbout ?? [])],
    stage: freshStage(regime?.stages[0]?.code ?? null, receivedOn),
  }
}
