import { messagesNotSent } from '../data/messages-not-sent.ts'
import type { Message } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { complaintsKeptBack, contents, message } from './message.type.ts'
import { rowRef } from './person-ref.ts'

builder.queryField('messagesNotSent', (t) =>
  t.prismaField({
    description:
      'Messages of the last four weeks that did not reach people whom the viewer works with, and after which none has: the latest first; at most a hundred.',
    type: [message],
    resolve: (_query, _root, _args, context) => readable(context),
  }),
)

/** A message that holds what the viewer may not read does not exist to them. */
async function readable(context: ServiceUsersContext): Promise<Message[]> {
  const { db, policy, viewer, clock, needToKnow } = context
  const scope = policy.rowScope('ServiceUser', 'contact')
  if (scope === null || viewer.kind !== 'staff') return []
  const found = await messagesNotSent(db, scope, viewer.id, clock.now())
  const allowed = await Promise.all(
    found.map(async (row) => {
      const ref = rowRef('Message', { ...row, serviceUserId: row.recipientId })
      if (!(await needToKnow.may('read', ref, ['contact', ...contents(row)]))) return false
      const kept = await complaintsKeptBack(row.recipientId, needToKnow)
      return !contents(row).some((category) => kept.includes(category))
    }),
  )
  return found.filter((_, index) => allowed[index])
}
