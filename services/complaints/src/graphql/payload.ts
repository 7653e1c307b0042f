import type { UserError } from '@candour/subgraph-kit'
import type { CaseRecord } from '../data/case-record.ts'
import { builder } from './builder.ts'
import { complaint } from './complaint.type.ts'

export interface ComplaintChanged {
  readonly complaint: CaseRecord
}

interface ComplaintOutcome {
  readonly userErrors: readonly UserError[]
  readonly changed?: ComplaintChanged | undefined
}

/** The answer of a mutation: the case as it stands now, read under the same rules as ever, and what was wrong. */
export const complaintPayload = (name: string) =>
  builder.objectRef<ComplaintOutcome>(name).implement({
    fields: (t) => ({
      complaint: t.field({ type: complaint, category: 'reference', resolve: ({ changed }) => changed?.complaint ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
