import { longDate } from '../format/dates.ts'
import { fill } from '../messages.ts'
import type { KitMessages } from '../messages.ts'
import { useKitMessages } from './kit-messages.tsx'
import { SummaryList, SummaryRow } from './summary-list.tsx'
import { Tag, type TagColour } from './tag.tsx'

export type ClockState = 'WAITING' | 'ON_TIME' | 'DUE_SOON' | 'OVERDUE' | 'PAUSED' | 'DONE' | 'DONE_LATE'

/** A deadline as the server counts it: every date and every number of days comes from there, none is worked out here. */
export interface ClockShape {
  receivedOn: string
  startsOn: string | null
  dueOn: string
  provisional: boolean
  pausedDays: number
  rule: string
  state: ClockState
  remaining: string | null
  explanation: string
}

const colours: Readonly<Record<ClockState, TagColour>> = {
  WAITING: 'grey',
  ON_TIME: 'green',
  DUE_SOON: 'yellow',
  OVERDUE: 'red',
  PAUSED: 'grey',
  DONE: 'green',
  DONE_LATE: 'orange',
}

/** What a deadline is for; a reply of some kind, unless it is one of those that have words of their own. */
export type ClockPurpose = string | null | undefined

function dueText({ dueOn, remaining, state, provisional }: ClockShape, purpose: ClockPurpose, messages: KitMessages): string {
  const date = longDate(dueOn)
  const { other, ...reply } = messages.clock
  const another = purpose === 'ACKNOWLEDGE' || purpose === 'PANEL' || purpose === 'REPORT' ? other[purpose] : null
  if (state === 'DONE' || state === 'DONE_LATE') return fill(another?.overdue ?? reply.wasDue, { date })
  const words = another ?? reply
  const due = fill(provisional ? words.dueAtEarliest : state === 'OVERDUE' ? words.overdue : words.due, { date })
  return remaining ? fill(messages.clock.remaining, { due, remaining }) : due
}

/** One line of a deadline: the words first, then the tag, whose colour says nothing that its word does not. */
export function ClockLine({ clock, purpose }: { clock: ClockShape; purpose?: ClockPurpose }) {
  const messages = useKitMessages()
  return (
    <span className="candour-clock">
      <span>{dueText(clock, purpose, messages)}</span>{' '}
      <Tag colour={colours[clock.state]}>{messages.clock.states[clock.state]}</Tag>
    </span>
  )
}

/** A deadline with where it comes from: received, stage, rule, pauses, and how it was counted. */
export function Clock({
  clock,
  stage,
  purpose,
}: {
  clock: ClockShape
  stage?: string | null | undefined
  purpose?: ClockPurpose
}) {
  const messages = useKitMessages()
  const words = messages.clock
  return (
    <section className="candour-clock-card" aria-label={words.label}>
      <p className="govuk-body govuk-!-font-weight-bold">
        <ClockLine clock={clock} purpose={purpose} />
      </p>
      <SummaryList>
        <SummaryRow label={words.received}>{longDate(clock.receivedOn)}</SummaryRow>
        {stage ? <SummaryRow label={words.stage}>{stage}</SummaryRow> : null}
        <SummaryRow label={words.rule}>{clock.rule}</SummaryRow>
        <SummaryRow label={words.pauses}>
          {clock.pausedDays === 0
            ? words.noPauses
            : clock.pausedDays === 1
              ? words.oneDayPaused
              : fill(words.daysPaused, { count: clock.pausedDays })}
        </SummaryRow>
        <SummaryRow label={words.how}>{clock.explanation}</SummaryRow>
      </SummaryList>
    </section>
  )
}
