import type { StepClock } from '@candour/statutory-clock'
import { steps } from '../domain/procedure.ts'
import { builder } from './builder.ts'
import { clock } from './clock.type.ts'

const taskKind = builder.enumType('ComplaintTaskKind', { values: Object.values(steps) })

/** What it tells is labelled by the field that gives it. */
export const complaintTask = builder.objectRef<StepClock>('ComplaintTask').implement({
  description: 'Something to be done in a stage, and by when.',
  fields: (t) => ({
    kind: t.field({
      type: taskKind,
      category: 'reference',
      nullable: false,
      // Every step of a procedure is made of these.
      resolve: ({ step }) => step as (typeof steps)[keyof typeof steps],
    }),
    clock: t.field({ type: clock, category: 'reference', nullable: false, resolve: (stepClock) => stepClock }),
  }),
})
