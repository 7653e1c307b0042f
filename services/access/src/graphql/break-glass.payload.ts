import type { BreakGlass as BreakGlassRow } from '../generated/prisma/client.ts'
import { BreakGlass, OwnBreakGlass } from './break-glass.type.ts'
import { builder } from './builder.ts'
import type { Outcome } from './payload.ts'

type Changed = Outcome<{ readonly breakGlass: BreakGlassRow }>

/** What whoever declares or ends an emergency access is told. */
export const ownBreakGlassPayload = (name: string) =>
  builder.objectRef<Changed>(name).implement({
    fields: (t) => ({
      breakGlass: t.field({ type: OwnBreakGlass, category: 'reference', resolve: ({ changed }) => changed?.breakGlass ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

/** What whoever reviews one is told. */
export const breakGlassPayload = (name: string) =>
  builder.objectRef<Changed>(name).implement({
    fields: (t) => ({
      breakGlass: t.field({ type: BreakGlass, category: 'reference', resolve: ({ changed }) => changed?.breakGlass ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
