import type { OrganisationProfile } from '@candour/organisations'
import { caseKinds } from '../domain/case-file.ts'
import { kindInProfile } from '../domain/choose-regime.ts'
import { recipientInWords } from '../domain/first-recipient.ts'
import { placesToTurn, type PlaceToTurn } from '../domain/where-to-turn.ts'
import { builder } from './builder.ts'
import { complaintKind } from './enums.ts'

export const placeToTurn = builder.objectRef<PlaceToTurn>('PlaceToTurn').implement({
  description: 'Somebody outside the organisation to whom a person may turn at any time.',
  fields: (t) => ({
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    address: t.exposeStringList('address', { category: 'reference', nullable: false }),
    phone: t.exposeString('phone', { category: 'reference' }),
    url: t.exposeString('url', { category: 'reference' }),
  }),
})

interface Topic {
  readonly code: string
  readonly name: string
}

export const complaintTopic = builder.objectRef<Topic>('ComplaintTopic').implement({
  description: 'Something that a case can be about, by the organisation’s own list.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'reference', nullable: false }),
  }),
})

const complaintsProcess = builder.objectRef<OrganisationProfile>('ComplaintsProcess').implement({
  description: 'How the organisation deals with what people bring to it. Nothing in it is about anybody.',
  fields: (t) => ({
    kinds: t.field({
      type: [complaintKind],
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => caseKinds.filter((kind) => complaints.kinds.includes(kindInProfile(kind))),
    }),
    categories: t.field({
      type: [complaintTopic],
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => [...complaints.categories],
    }),
    services: t.field({
      type: [complaintTopic],
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => [...complaints.services],
    }),
    procedures: t.field({
      type: [complaintTopic],
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => complaints.regimes.map(({ code, name }) => ({ code, name })),
    }),
    asksWhenItHappened: t.boolean({
      description: 'Whether a procedure sets a time for complaining, so that the day counts on which the matter happened.',
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => complaints.regimes.some(({ withinOf }) => withinOf !== undefined),
    }),
    asksWhenItWasKnown: t.boolean({
      description: 'Whether in one of them the day counts as well on which the person came to know of it.',
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => complaints.regimes.some(({ withinOf }) => withinOf?.of === 'event-or-knowledge'),
    }),
    firstRecipient: t.string({
      description: 'Who looks at it first, in words.',
      category: 'reference',
      nullable: false,
      resolve: ({ complaints }) => recipientInWords(complaints.firstRecipient),
    }),
    placesToTurn: t.field({
      type: [placeToTurn],
      category: 'reference',
      nullable: false,
      resolve: (profile) => [...placesToTurn(profile)],
    }),
  }),
})

builder.queryField('complaintsProcess', (t) =>
  t.field({ type: complaintsProcess, resolve: (_root, _args, { profile }) => profile }),
)
