import { answering } from '@candour/subgraph-kit'
import { builder } from './builder.ts'
import { issueForPerson } from './self-service-code.ts'
import { signInCodePayload } from './sign-in-code-payload.ts'
import { CodeChannel } from './sign-in.type.ts'

export const ProofSeen = builder.enumType('ProofSeen', {
  description: 'How staff made sure of who somebody is.',
  values: {
    PHOTO_DOCUMENT: { description: 'A document with a photo, such as a passport.' },
    OTHER_DOCUMENT: { description: 'Another document.' },
    KNOWN_IN_PERSON: { description: 'They know the person and met them.' },
    CALLED_BACK: { description: 'They called a number that was on record before, and asked questions.' },
  } as const,
})

const input = builder.inputType('RestoreAccessInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    channel: t.field({ type: CodeChannel, required: true }),
    proofSeen: t.field({ type: ProofSeen, required: true }),
    note: t.string({ required: true, description: 'What was seen, in a sentence.' }),
  }),
})

builder.mutationField('restoreAccess', (t) =>
  t.field({
    description:
      'Ends all sessions and credentials of a person who lost access, now, and issues a one-time code with which they choose new ones.',
    type: signInCodePayload('RestoreAccessPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, { input: { serviceUserId: subjectId, ...wish } }, context) =>
      answering(() => issueForPerson(context, { subjectId, ...wish, purpose: 'restoration' })),
  }),
)
