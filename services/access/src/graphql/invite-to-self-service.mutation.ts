import { answering } from '@candour/subgraph-kit'
import { builder } from './builder.ts'
import { issueForPerson } from './self-service-code.ts'
import { signInCodePayload } from './sign-in-code-payload.ts'
import { CodeChannel } from './sign-in.type.ts'

const input = builder.inputType('InviteToSelfServiceInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    channel: t.field({ type: CodeChannel, required: true }),
  }),
})

builder.mutationField('inviteToSelfService', (t) =>
  t.field({
    description: 'Issues a one-time code with which the person, who shows their date of birth too, chooses how they sign in.',
    type: signInCodePayload('InviteToSelfServicePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, { input: { serviceUserId: subjectId, channel } }, context) =>
      answering(() => issueForPerson(context, { subjectId, channel, purpose: 'invitation' })),
  }),
)
