import { allDataCategories, type DataCategory } from '@candour/need-to-know'
import { messagePlace } from '../data/sealed-place.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { messageChannel, messageState } from './enums.ts'
import { rowRef } from './person-ref.ts'

/** What the message betrays by being there: the viewer must be allowed all of it for every part of it. */
export const contents = (message: { categories: string[] }) => message.categories as DataCategory[]

/**
 * What no message may tell to whoever is shut out of a complaint of the person, such as those it is about: a message does not say which complaint
 * it tells of.
 */
export const complaintsKeptBack = async (
  personId: string,
  needToKnow: ServiceUsersContext['needToKnow'],
): Promise<readonly DataCategory[]> =>
  (await needToKnow.excludedFrom(personId, 'Complaint')).length === 0
    ? []
    : allDataCategories.filter((category) => category.startsWith('complaint.'))

export const labelled = { category: 'contact', alsoContains: contents } as const

export const message = builder.prismaObject('Message', {
  description: 'A message to the person, with what became of it.',
  select: { id: true, organisation: true, recipientId: true, categories: true },
  about: (row) => rowRef('Message', { ...row, serviceUserId: row.recipientId }),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    kind: t.exposeString('kind', { ...labelled, inClear: 'a word of the product' }),
    state: t.field({ type: messageState, ...labelled, select: { state: true }, resolve: (row) => row.state }),
    channel: t.field({
      type: messageChannel,
      ...labelled,
      select: { channel: true },
      resolve: (row) => row.channel as (typeof messageChannel)['$inferType'] | null,
    }),
    reason: t.exposeString('reason', {
      inClear: 'a word of the product',
      description: 'Why it took this channel, or why it was not sent: a code.',
      ...labelled,
    }),
    discreet: t.exposeBoolean('discreet', {
      description: 'What left named neither the organisation nor the matter, since the person asked for that.',
      ...labelled,
    }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', ...labelled }),
    heldUntil: t.expose('heldUntil', {
      type: 'DateTime',
      description: 'It waits until then, since the person may not be reached before.',
      ...labelled,
    }),
    settledAt: t.expose('settledAt', { type: 'DateTime', description: 'When it was sent, or was not.', ...labelled }),
    attempts: t.exposeInt('attempts', { ...labelled }),
    subject: t.string({
      ...labelled,
      select: { subjectSealed: true },
      resolve: (row, _, { vault }) => row.subjectSealed && vault.open(messagePlace(row, 'subject'), row.subjectSealed),
    }),
    text: t.string({
      description: 'What it says, without what may be seen once only, such as a code.',
      ...labelled,
      select: { textSealed: true },
      resolve: (row, _, { vault }) => row.textSealed && vault.open(messagePlace(row, 'text'), row.textSealed),
    }),
  }),
})
