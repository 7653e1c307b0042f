import type { UserError } from '@candour/subgraph-kit'
import { builder } from './builder.ts'
import { consent, type ConsentOfPerson } from './consent.type.ts'

export interface ConsentOutcome {
  readonly userErrors: readonly UserError[]
  readonly changed?: { readonly consent: ConsentOfPerson } | undefined
}

/** The answer of a mutation: the consent as it stands now, read under the same rules as ever, and what was wrong. */
export const consentPayload = (name: string) =>
  builder.objectRef<ConsentOutcome>(name).implement({
    fields: (t) => ({
      consent: t.field({ type: consent, category: 'reference', resolve: ({ changed }) => changed?.consent ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
