import type { UserError } from '@candour/subgraph-kit'
import type { Disposal } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { disposal } from './disposal.type.ts'

interface DisposalOutcome {
  readonly userErrors: readonly UserError[]
  readonly changed?: { readonly disposal: Disposal } | undefined
}

/** The answer of a mutation: the disposal as it stands now, and what was wrong. */
export const disposalPayload = (name: string) =>
  builder.objectRef<DisposalOutcome>(name).implement({
    fields: (t) => ({
      disposal: t.field({ type: disposal, category: 'reference', resolve: ({ changed }) => changed?.disposal ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
