import type { ShownRepresentation } from '../data/representations-of.ts'
import { builder } from './builder.ts'
import type { AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'
import { Representation } from './representation.type.ts'

interface Shown {
  readonly representation: ShownRepresentation | null
}

export const representationPayload = (name: string) =>
  builder.objectRef<Outcome<Shown>>(name).implement({
    fields: (t) => ({
      representation: t.field({
        type: Representation,
        category: 'reference',
        resolve: ({ changed }) => changed?.representation ?? null,
      }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

/** An authority as it is after a change. */
export async function shownAs(
  { representations }: AccessContext,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
): Promise<Shown> {
  const all = await representations.load(subjectId)
  return { representation: all.find((each) => each.id === id) ?? null }
}
