import type { StepClock } from '@candour/statutory-clock'
import { steps } from '../domain/procedure.ts'
import { builder } from './builder.ts'

export const complaintTaskKind = builder.enumType('ComplaintTaskKind', { values: Object.values(steps) })

/** Every step of a procedure is one of these. */
export const kindOfTask = ({ step }: StepClock) => Object.values(steps).find((kind) => kind === step) ?? steps.reply

/** What it tells is labelled by the field that gives it. */
export const complaintTask = builder.objectRef<StepClock>('ComplaintTask').implement({
  description: 'Something to be done in the present stage, and by when.',
  fields: (t) => ({
    kind: t.field({ type: complaintTaskKind, category: 'reference', nullable: false, resolve: kindOfTask }),
    dueOn: t.expose('dueOn', { type: 'Date', category: 'reference', nullable: false }),
    provisional: t.exposeBoolean('provisional', {
      description: 'It counts from something that is not done yet, and may move.',
      category: 'reference',
      nullable: false,
    }),
  }),
})
