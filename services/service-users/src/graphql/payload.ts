import type { UserError } from '@candour/subgraph-kit'
import type { Correction, Document, Note, ServiceUser } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { correction } from './correction.type.ts'
import { document } from './document.type.ts'
import { note } from './note.type.ts'
import { serviceUser } from './service-user.type.ts'

interface Outcome<Key extends string, Changed> {
  readonly userErrors: readonly UserError[]
  readonly changed?: { readonly [key in Key]: Changed } | undefined
}

export type ServiceUserOutcome = Outcome<'serviceUser', ServiceUser>
export type NoteOutcome = Outcome<'note', Note>
export type DocumentOutcome = Outcome<'document', Document>
export type CorrectionOutcome = Outcome<'correction', Correction>

/** The answer of a mutation that changes a person's record: the record, read under the same rules as ever, and what was wrong. */
export const serviceUserPayload = (name: string) =>
  builder.objectRef<ServiceUserOutcome>(name).implement({
    fields: (t) => ({
      serviceUser: t.field({ type: serviceUser, category: 'reference', resolve: ({ changed }) => changed?.serviceUser ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const notePayload = (name: string) =>
  builder.objectRef<NoteOutcome>(name).implement({
    fields: (t) => ({
      note: t.field({ type: note, category: 'reference', resolve: ({ changed }) => changed?.note ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const documentPayload = (name: string) =>
  builder.objectRef<DocumentOutcome>(name).implement({
    fields: (t) => ({
      document: t.field({ type: document, category: 'reference', resolve: ({ changed }) => changed?.document ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const correctionPayload = (name: string) =>
  builder.objectRef<CorrectionOutcome>(name).implement({
    fields: (t) => ({
      correction: t.field({ type: correction, category: 'reference', resolve: ({ changed }) => changed?.correction ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
