import type { UserError } from '@candour/subgraph-kit'
import type { Hold } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { hold } from './hold.type.ts'

interface HoldOutcome {
  readonly userErrors: readonly UserError[]
  readonly changed?: { readonly hold: Hold } | undefined
}

/** The answer of a mutation: the hold as it stands now, read under the same rules as ever, and what was wrong. */
export const holdPayload = (name: string) =>
  builder.objectRef<HoldOutcome>(name).implement({
    fields: (t) => ({
      hold: t.field({ type: hold, category: 'reference', resolve: ({ changed }) => changed?.hold ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
