import type { DateClock } from '@candour/statutory-clock'
import { builder } from './builder.ts'
import { clockState } from './enums.ts'

/** The same wherever something has a deadline: what it tells is labelled by the field that gives it. */
export const clock = builder.objectRef<DateClock>('Clock').implement({
  description: 'A deadline: where it comes from, when it falls, and how it stands today.',
  shareable: true,
  fields: (t) => ({
    receivedOn: t.expose('receivedOn', { type: 'Date', category: 'reference', nullable: false }),
    startsOn: t.field({
      description: 'Day 0 of the count; null while it waits for something.',
      type: 'Date',
      category: 'reference',
      resolve: ({ startsOn }) => startsOn,
    }),
    dueOn: t.expose('dueOn', { type: 'Date', category: 'reference', nullable: false }),
    provisional: t.exposeBoolean('provisional', {
      description: 'It counts from something that is not done yet, and may move.',
      category: 'reference',
      nullable: false,
    }),
    pausedDays: t.exposeInt('pausedDays', { category: 'reference', nullable: false }),
    rule: t.exposeString('rule', { category: 'reference', nullable: false }),
    state: t.field({ type: clockState, category: 'reference', nullable: false, resolve: ({ state }) => state }),
    remaining: t.string({
      description: 'Such as `6 working days left`; null when it is done.',
      category: 'reference',
      resolve: ({ remaining }) => remaining,
    }),
    explanation: t.exposeString('explanation', { category: 'reference', nullable: false }),
  }),
})
