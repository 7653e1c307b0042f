import type { CalendarDate, Regime } from '@candour/statutory-clock'
import type { CaseFile, LateDecision } from '../domain/case-file.ts'
import { isLate, timeliness } from '../domain/timeliness.ts'
import { builder } from './builder.ts'
import { lateDecision } from './enums.ts'

interface Lateness {
  readonly lastDay: CalendarDate | null
  readonly explanation: string
  readonly acceptable: boolean
  readonly decision: LateDecision | null
}

/** That a case came too late; null for one that came in time, or of which it cannot be said. */
export function latenessOf(file: CaseFile, procedure: Regime | null): Lateness | null {
  const found = isLate(file, procedure) ? timeliness(file, procedure) : null
  if (!found) return null
  const { lastDay, explanation } = found
  return { lastDay, explanation, acceptable: procedure?.accept?.waivable ?? false, decision: file.lateDecision }
}

/** What it tells is labelled by the field that gives it. */
export const complaintLateness = builder.objectRef<Lateness>('ComplaintLateness').implement({
  description: 'A case came later than its procedure wants. Nothing is refused by itself: somebody decides, and says why.',
  fields: (t) => ({
    lastDay: t.field({
      description: 'The last day on which it could have been brought.',
      type: 'Date',
      category: 'reference',
      resolve: ({ lastDay }) => lastDay,
    }),
    explanation: t.exposeString('explanation', { category: 'reference', nullable: false }),
    acceptable: t.exposeBoolean('acceptable', {
      description: 'Whether the procedure lets it be looked into all the same.',
      category: 'reference',
      nullable: false,
    }),
    decision: t.field({
      description: 'Null while nobody decided.',
      type: lateDecision,
      category: 'reference',
      resolve: ({ decision }) => decision,
    }),
  }),
})
