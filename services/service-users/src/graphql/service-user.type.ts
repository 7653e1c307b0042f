import { allDataCategories, type DataCategory } from '@candour/need-to-know'
import { calendarDateOf } from '@candour/subgraph-kit'
import { recordPage } from '../data/record-page.ts'
import { knownBy } from '../data/row-scope.ts'
import { personPlace, type PersonColumn } from '../data/sealed-place.ts'
import { categoriesOfSection, heldCategories } from '../domain/record-section.ts'
import type { Document, Note, ServiceUser } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { contactDetails } from './contact-details.type.ts'
import type { ServiceUsersContext } from './context.ts'
import { correction } from './correction.type.ts'
import { correctionState, serviceUserStatus } from './enums.ts'
import { document } from './document.type.ts'
import { complaintsKeptBack, labelled, message } from './message.type.ts'
import { nodeInterface } from './node.interface.ts'
import { note } from './note.type.ts'
import { personRef, rowRef } from './person-ref.ts'
import { serviceUserActions } from './service-user-actions.type.ts'
import { provenance } from './provenance.type.ts'

/** Opens a sealed column of the person's row; runs only after the field was allowed. */
const opened =
  (column: PersonColumn, sealedIn: (person: ServiceUser) => Uint8Array | null) =>
  (person: ServiceUser, _: object, { vault }: ServiceUsersContext) => {
    const sealed = sealedIn(person)
    return sealed && vault.open(personPlace(person, column), sealed)
  }

/** More origins than this are not shown for one person. */
const mostOrigins = 100

interface PersonNamed {
  readonly id: string
  readonly organisation: string
}

/** What the viewer may not read in the notes, documents or messages of a person: one that holds any of it does not exist to them. */
async function hiddenIn(
  resource: 'Note' | 'Document' | 'Message',
  person: PersonNamed,
  { needToKnow }: ServiceUsersContext,
): Promise<DataCategory[]> {
  const ref = rowRef(resource, { id: person.id, organisation: person.organisation, serviceUserId: person.id })
  const readable = await needToKnow.readable(ref, allDataCategories)
  const kept = resource === 'Message' ? await complaintsKeptBack(person.id, needToKnow) : []
  return allDataCategories.filter((category) => !readable.includes(category) || kept.includes(category))
}

/**
 * Whether the viewer may know of a note or document found by its id: whoever may not read its every category, or is shut out of it, is told
 * of none. Rests on nothing that is read for its own sake, so that it takes no longer than for an id that is nobody's.
 */
export async function isReadable(
  resource: 'Note' | 'Document',
  { id, organisation, serviceUserId, categories }: Pick<Note | Document, 'id' | 'organisation' | 'serviceUserId' | 'categories'>,
  context: ServiceUsersContext,
): Promise<boolean> {
  const person = { id: serviceUserId, organisation }
  const [isKnown, hidden, excluded] = await Promise.all([
    mayKnow(serviceUserId, context),
    hiddenIn(resource, person, context),
    context.needToKnow.excludedFrom(serviceUserId, resource),
  ])
  return isKnown && !excluded.includes(id) && !hidden.some((category) => categories.includes(category))
}

export const serviceUser = builder.prismaObject('ServiceUser', {
  description: 'A person whom the organisation supports.',
  interfaces: [nodeInterface],
  about: personRef,
  fields: (t) => ({
    reference: t.exposeString('reference', { category: 'identity' }),
    version: t.exposeInt('version', {
      category: 'contact',
      description: 'Of the contact details. Send it back with a change, so that no one else’s change is lost.',
    }),
    status: t.field({ type: serviceUserStatus, category: 'identity', resolve: (person) => person.status }),
    service: t.exposeString('service', { category: 'support.plan' }),
    givenName: t.exposeString('givenName', { category: 'identity' }),
    familyName: t.exposeString('familyName', { category: 'identity' }),
    preferredName: t.exposeString('preferredName', { category: 'identity' }),
    birthDate: t.field({ type: 'Date', category: 'identity', resolve: (person) => calendarDateOf(person.bornOn) }),
    nhsNumber: t.string({ category: 'identifiers', resolve: opened('nhs_number', (person) => person.nhsNumberSealed) }),
    contact: t.field({ type: contactDetails, category: 'contact', resolve: (person) => person }),
    noContactReason: t.string({
      description: 'Why there is nobody to contact, where that is so.',
      category: 'contact',
      resolve: opened('no_contact_reason', (person) => person.noContactReasonSealed),
    }),
    physicalHealth: t.string({
      category: 'special.health.physical',
      resolve: opened('physical_health', (person) => person.physicalHealthSealed),
    }),
    mentalHealth: t.string({
      category: 'special.health.mental',
      resolve: opened('mental_health', (person) => person.mentalHealthSealed),
    }),
    ethnicity: t.string({ category: 'special.ethnicity', resolve: opened('ethnicity', (person) => person.ethnicitySealed) }),
    religion: t.string({ category: 'special.religion', resolve: opened('religion', (person) => person.religionSealed) }),
    provenance: t.prismaField({
      type: [provenance],
      category: 'identity',
      resolve: async (_query, person, _, { load, needToKnow }) => {
        const [rows, readable] = await Promise.all([
          load.provenance.load(person.id),
          needToKnow.readable(personRef(person), heldCategories),
        ])
        return rows
          .filter(({ section }) => categoriesOfSection(section).every((category) => readable.includes(category)))
          .slice(0, mostOrigins)
      },
    }),
    notes: t.prismaConnection({
      type: note,
      cursor: 'id',
      category: 'support.notes',
      nullable: true,
      resolve: async (query, person, _, context) =>
        context.load.notes.load({
          ...recordPage(person.id, query),
          hidden: await hiddenIn('Note', person, context),
          excluded: await context.needToKnow.excludedFrom(person.id, 'Note'),
        }),
    }),
    documents: t.prismaConnection({
      type: document,
      cursor: 'id',
      category: 'support.notes',
      nullable: true,
      resolve: async (query, person, _, context) =>
        context.load.documents.load({
          ...recordPage(person.id, query),
          hidden: await hiddenIn('Document', person, context),
          excluded: await context.needToKnow.excludedFrom(person.id, 'Document'),
        }),
    }),
    corrections: t.prismaConnection({
      type: correction,
      cursor: 'id',
      category: 'rights',
      nullable: true,
      args: { state: t.arg({ type: correctionState }) },
      resolve: (query, person, { state }, { load }) =>
        load.corrections.load({ ...recordPage(person.id, query), state: state ?? null }),
    }),
    messages: t.prismaConnection({
      type: message,
      cursor: 'id',
      description: 'What the person was sent, or was to be sent, the latest first.',
      category: 'contact',
      nullable: true,
      resolve: async (query, person, _, context) =>
        context.load.messages.load({ ...recordPage(person.id, query), hidden: await hiddenIn('Message', person, context) }),
    }),
    viewerCan: t.field({
      type: serviceUserActions,
      category: 'reference',
      nullable: false,
      resolve: (person) => personRef(person),
    }),
  }),
})

builder.prismaObjectField(message, 'serviceUser', (t) =>
  t.field({ type: serviceUser, ...labelled, resolve: ({ recipientId }, _, { load }) => load.people.load(recipientId) }),
)
builder.prismaObjectField(correction, 'serviceUser', (t) =>
  t.field({
    type: serviceUser,
    category: 'rights',
    resolve: ({ serviceUserId }, _, { load }) => load.people.load(serviceUserId),
  }),
)

builder.asEntity(serviceUser, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => findPerson(id, context),
})

/** A person by id, if the viewer may know of them. Everybody else, and nobody at all, is null alike. */
export const findPerson = (id: string, { load }: ServiceUsersContext): Promise<ServiceUser | null> => load.people.load(id)

/** Whether the viewer may know of a person, who may be nobody: for what is theirs, of which their own row tells nothing. */
export async function mayKnow(id: string, { policy, needToKnow, viewer }: ServiceUsersContext): Promise<boolean> {
  const category = knownBy(policy)
  return category !== null && needToKnow.may('read', personRef({ id, organisation: viewer.organisation }), [category])
}
