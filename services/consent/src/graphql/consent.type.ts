import type { ResourceRef } from '@candour/need-to-know'
import type { ConsentItemProfile } from '@candour/organisations'
import { canBeGiven, canBeWithdrawn } from '../domain/offers.ts'
import type { KnownState } from '../data/consent-state.ts'
import { builder } from './builder.ts'
import { consentDecision, recordedBy, wordingShown } from './consent-decision.type.ts'
import { consentItem, consentWording } from './consent-form.type.ts'
import { consentMethod, consentState } from './enums.ts'

/** An item of the form as it stands with one person. */
export interface ConsentOfPerson {
  readonly organisation: string
  readonly serviceUserId: string
  readonly item: ConsentItemProfile
  /** Null before the first decision. */
  readonly known: KnownState | null
}

/** The same before and after the first decision, so that it tells nothing. */
const idOf = ({ serviceUserId, item }: ConsentOfPerson) => `${serviceUserId}:${item.code}`

export const consentRef = (consent: ConsentOfPerson): ResourceRef => ({
  resource: 'Consent',
  id: idOf(consent),
  organisation: consent.organisation,
  subjectId: consent.serviceUserId,
})

const consentActions = builder.objectRef<ConsentOfPerson>('ConsentActions').implement({
  description: 'What this viewer may be offered to do with a consent. Portals hold no rules of their own.',
  fields: (t) => ({
    give: t.boolean({
      description: 'Whether to ask for an answer, yes or no.',
      category: 'reference',
      nullable: false,
      resolve: async (consent, _, { needToKnow, consents }) =>
        // How the item stands is itself told to those only who may read it.
        (await needToKnow.may('read', consentRef(consent), ['consent'])) &&
        (await needToKnow.may('create', consentRef(consent), ['consent'])) &&
        canBeGiven(consent.item, consents.standingOf(consent.known)),
    }),
    withdraw: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (consent, _, { needToKnow, consents }) =>
        (await needToKnow.may('read', consentRef(consent), ['consent'])) &&
        (await needToKnow.may('update', consentRef(consent), ['consent'])) &&
        canBeWithdrawn(consent.item, consents.standingOf(consent.known)),
    }),
  }),
})

export const consent = builder.objectRef<ConsentOfPerson>('Consent').implement({
  description: 'How one item of the form stands with one person.',
  about: consentRef,
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: idOf }),
    item: t.field({ type: consentItem, category: 'reference', nullable: false, resolve: ({ item }) => item }),
    state: t.field({
      type: consentState,
      category: 'consent',
      resolve: ({ known }, _, { consents }) => consents.standingOf(known).state,
    }),
    since: t.field({
      description: 'Since when it stands like this.',
      type: 'DateTime',
      category: 'consent',
      resolve: ({ known }) => known?.since,
    }),
    decidedAt: t.field({ type: 'DateTime', category: 'consent', resolve: ({ known }) => known?.decision.decidedAt }),
    recordedBy: t.string({
      category: 'consent',
      resolve: ({ known }, _, { viewer }) => known && recordedBy(known.decision, viewer),
    }),
    method: t.field({ type: consentMethod, category: 'consent', resolve: ({ known }) => known?.decision.method }),
    wordingVersion: t.int({ category: 'consent', resolve: ({ known }) => known?.decision.wordingVersion }),
    wording: t.field({
      description: 'The wording that the person decided on, which may be older than the one in use.',
      type: consentWording,
      category: 'consent',
      resolve: ({ known }, _, context) => known && wordingShown(known.decision, context),
    }),
    version: t.int({
      description: 'Send it back with a decision, so that nobody decides on what has changed meanwhile. 0 before the first.',
      category: 'consent',
      resolve: ({ known }, _, { consents }) => consents.standingOf(known).version,
    }),
    history: t.field({
      description: 'Every decision about this item, the latest first.',
      type: [consentDecision],
      category: 'consent',
      resolve: ({ serviceUserId, item }, _, { consents }) => consents.historyOf(serviceUserId, item.code),
    }),
    viewerCan: t.field({ type: consentActions, category: 'reference', nullable: false, resolve: (parent) => parent }),
  }),
})
