import { channels, type MessageChannel } from '@candour/outbox'
import { parseFreeText } from './free-text.ts'
import type { InputProblem } from './input-problem.ts'

/** What whoever sends must heed, in a form that a machine can heed. The safe-contact text beside it is for people. */
export interface ContactRules {
  readonly neverBy: readonly MessageChannel[]
  /** Email and texts only between these times of day in London, `HH:MM`. A letter may come at any time. */
  readonly between: { readonly from: string; readonly until: string } | null
  /** Nothing that leaves names the organisation or says what it is about. */
  readonly discreet: boolean
  /** Words that nothing that leaves may hold. */
  readonly neverSay: readonly string[]
}

export const noContactRules: ContactRules = { neverBy: [], between: null, discreet: false, neverSay: [] }

/** The rules as sent: what is left out is not asked for. */
export interface ContactRulesInput {
  readonly neverBy?: readonly MessageChannel[] | null | undefined
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
  readonly discreet?: boolean | null | undefined
  readonly neverSay?: readonly string[] | null | undefined
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/
const mostWords = 20

const problem = (field: string, message: string): InputProblem => ({
  code: 'INVALID',
  message,
  path: ['safeContactRules', field],
})

/** Checks rules as sent; null takes them away, so that a safe-contact text keeps messages from being sent again. */
export function parseContactRules(input: ContactRulesInput): {
  readonly rules: ContactRules
  readonly errors: readonly InputProblem[]
} {
  const errors: InputProblem[] = []
  const { from, until } = input
  const times = [from, until].filter((time) => time !== null && time !== undefined && time !== '')
  if (times.length === 1) errors.push(problem(from ? 'until' : 'from', 'Enter both times, or neither.'))
  for (const [field, time] of [['from', from] as const, ['until', until] as const])
    if (time && !timeOfDay.test(time)) errors.push(problem(field, 'Enter a time of day, such as 09:30.'))
  if (from && until && timeOfDay.test(from) && timeOfDay.test(until) && from >= until)
    errors.push(problem('until', 'Enter a time that is later on the same day.'))
  const words = (input.neverSay ?? []).filter((word) => word.trim() !== '').map((word) => parseFreeText(word, 60))
  if (words.length > mostWords || words.includes(null))
    errors.push(problem('neverSay', `Enter at most ${mostWords} words of at most 60 characters.`))
  return {
    errors,
    rules: {
      neverBy: channels.filter((channel) => input.neverBy?.includes(channel)),
      between: from && until ? { from, until } : null,
      discreet: input.discreet ?? false,
      neverSay: words.filter((word) => word !== null),
    },
  }
}

/** Rules as the record keeps them. */
export const contactRulesText = (rules: ContactRules): string => JSON.stringify(rules)

/** @throws SyntaxError when it was not written by `contactRulesText` */
export const readContactRules = (text: string): ContactRules => ({
  ...noContactRules,
  ...(JSON.parse(text) as Partial<ContactRules>),
})
