import { writtenDate, type CalendarDate, type StepClock } from '@candour/statutory-clock'
import type { PlaceToTurn } from './where-to-turn.ts'

/**
 * What a person is told when their case is acknowledged: that it is here, who looks at it first, what happens then and by when, and whom
 * else they may turn to meanwhile [DMWS-47].
 */
export function acknowledgementText(told: {
  readonly reference: string
  readonly receivedOn: CalendarDate
  readonly firstRecipient: string
  readonly replyDue: StepClock | null
  readonly places: readonly PlaceToTurn[]
}): string {
  const { reference, receivedOn, firstRecipient, replyDue, places } = told
  return [
    `We have what you sent us. It came on ${writtenDate(receivedOn)}. Its number is ${reference}.`,
    `It goes to ${firstRecipient} first, who gives it to somebody it is not about. They look into it and tell you what they found.`,
    replyDue ? `We are to reply by ${writtenDate(replyDue.dueOn)}.` : 'We reply as soon as we can, and keep you up to date.',
    `You can turn to ${places.map(({ name }) => name).join(' or ')} at any time.`,
  ].join('\n\n')
}
