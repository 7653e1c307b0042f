import type { ResourceRef } from '@candour/need-to-know'
import type { SignInStanding } from '../data/sign-ins.ts'
import { builder } from './builder.ts'

/** Somebody's sign-in, with whose it is: a service user's, or of the organisation for staff. */
export interface SignInOf extends SignInStanding {
  readonly ref: ResourceRef
}

const SignInState = builder.enumType('SignInState', {
  description: 'How somebody stands with their sign-in.',
  values: {
    NONE: { value: 'NONE', description: 'They have none, and no code is out.' },
    INVITED: { value: 'INVITED', description: 'A code to choose one is out.' },
    ACTIVE: { value: 'ACTIVE', description: 'They sign in.' },
    RESTORING: { value: 'RESTORING', description: 'Access was lost and all sessions ended; they have to choose anew.' },
  } as const,
})

export const CodeChannel = builder.enumType('CodeChannel', {
  description: 'How a one-time code reaches the person.',
  values: { IN_PERSON: {}, POST: {}, SMS: {}, EMAIL: {} } as const,
})

export const SignIn = builder.objectRef<SignInOf>('SignIn').implement({
  description: 'How somebody signs in. User names and passwords are nobody else’s and are not told.',
  about: ({ ref }) => ref,
  fields: (t) => ({
    state: t.field({ type: SignInState, category: 'sign-in', resolve: ({ state }) => state }),
    codeIssuedAt: t.field({
      type: 'DateTime',
      category: 'sign-in',
      description: 'Of the one-time code that is out; null when none works.',
      resolve: ({ code }) => code?.issuedAt ?? null,
    }),
    codeExpiresAt: t.field({ type: 'DateTime', category: 'sign-in', resolve: ({ code }) => code?.expiresAt ?? null }),
    codeChannel: t.field({
      type: CodeChannel,
      category: 'sign-in',
      resolve: ({ code }) => (code?.channel as 'IN_PERSON' | 'POST' | 'SMS' | 'EMAIL' | undefined) ?? null,
    }),
    viewerCanInvite: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async ({ state, ref }, _, { needToKnow }) =>
        (state === 'NONE' || state === 'INVITED') && (await needToKnow.may('create', ref, ['sign-in'])),
    }),
    viewerCanRestore: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async ({ state, ref, accountId }, _, { needToKnow, viewer }) =>
        (state === 'ACTIVE' || state === 'RESTORING') &&
        accountId !== viewer.id &&
        (await needToKnow.may('update', ref, ['sign-in'])),
    }),
  }),
})
