import type { StepClock } from '@candour/statutory-clock'
import { steps } from '../domain/procedure.ts'
import { builder } from './builder.ts'
import { clock } from './clock.type.ts'

export const complaintTaskKind = builder.enumType('ComplaintTaskKind', { values: Object.values(steps) })

/** Every step of a procedure is one of these. */
export const kindOfTask = ({ step }: StepClock) => Object.values(steps).find((kind) => kind === step) ?? steps.reply

/** What it tells is labelled by the field that gives it. */
export const complaintTask = builder.objectRef<StepClock>('ComplaintTask').implement({
  description: 'Something to be done in a stage, and by when.',
  fields: (t) => ({
    kind: t.field({ type: complaintTaskKind, category: 'reference', nullable: false, resolve: kindOfTask }),
    clock: t.field({ type: clock, category: 'reference', nullable: false, resolve: (stepClock) => stepClock }),
  }),
})
