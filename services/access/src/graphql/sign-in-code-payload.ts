import type { IssuedCode } from '../data/sign-in-codes.ts'
import { builder } from './builder.ts'
import { ofOrganisation } from './context.ts'
import type { Outcome } from './payload.ts'
import { CodeChannel, SignIn, type SignInOf } from './sign-in.type.ts'

export interface CodeIssued {
  readonly issued: IssuedCode
  readonly signIn: SignInOf
}

/** What issuing a code answers: the code itself only when it is handed over in person, and only this once. */
export const signInCodePayload = (name: string) =>
  builder.objectRef<Outcome<CodeIssued>>(name).implement({
    about: ({ changed }, context) => changed?.signIn.ref ?? ofOrganisation(context, name, context.viewer.organisation),
    fields: (t) => ({
      code: t.string({
        category: 'sign-in',
        description: 'To be handed over now: it is not shown again. Null when it is sent.',
        resolve: ({ changed }) => (changed?.issued.row.channel === 'IN_PERSON' ? changed.issued.code : null),
      }),
      expiresAt: t.field({
        type: 'DateTime',
        category: 'sign-in',
        resolve: ({ changed }) => changed?.issued.row.expiresAt ?? null,
      }),
      channel: t.field({
        type: CodeChannel,
        category: 'sign-in',
        resolve: ({ changed }) => (changed?.issued.row.channel as 'IN_PERSON' | 'POST' | 'SMS' | 'EMAIL' | undefined) ?? null,
      }),
      signIn: t.field({ type: SignIn, category: 'sign-in', resolve: ({ changed }) => changed?.signIn ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
