import { blindIndex, newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import type { DataCategory } from '@candour/need-to-know'
import { addressText } from '../domain/postal-address.ts'
import type { Registration } from '../domain/registration.ts'
import type { NoteKind, ServiceUserStatus, Source } from '../generated/prisma/client.ts'
import { insertNotes, insertPeople, insertProvenance, insertStorageConsents, insertedBytes } from './bulk-statements.ts'
import type { Tx } from './client.ts'
import { claimReferences } from './claim-references.ts'
import { notePlace, personPlace, type PersonColumn } from './sealed-place.ts'

/** A person as many are put on record at once. */
export interface PersonToPut {
  readonly registration: Registration
  readonly source: Source
  /** What the person was called in the system they come from. */
  readonly sourceReference?: string | null
  /** Account of the member of staff who answers for the registration. */
  readonly registeredBy: string
  readonly registeredAt: Date
  readonly status?: ServiceUserStatus
  readonly closedAt?: Date | null
  readonly diedOn?: string | null
  readonly physicalHealth?: string | null
  readonly mentalHealth?: string | null
  readonly ethnicity?: string | null
  readonly religion?: string | null
  readonly notes?: readonly {
    readonly text: string
    readonly kind: NoteKind
    readonly categories: readonly DataCategory[]
    readonly occurredAt: Date
    readonly enteredAt: Date
    readonly late: boolean
    readonly author: { readonly id: string; readonly name: string }
  }[]
}

export interface BulkContext {
  readonly tx: Tx
  readonly vault: VaultSession
  readonly clock: Clock
  readonly indexSecret: Uint8Array
  readonly organisation: string
}

/**
 * Puts many people on record: the same rows as one registration each, sealed under a key of their own each, by six statements for them
 * all. The ids come back in the order given.
 */
export async function putPeople(context: BulkContext, people: readonly PersonToPut[]): Promise<string[]> {
  const { tx, vault, clock, organisation } = context
  const put = people.map((person) => ({ person, id: newId(clock) }))
  await vault.makeKeys(
    tx,
    put.map(({ id }) => ({ organisation, personId: id })),
  )
  const seal = async (place: SealedPlace, text: string | null | undefined) =>
    text === null || text === undefined || text === '' ? null : insertedBytes(await vault.seal(tx, place, text))
  const rows = await Promise.all(put.map(({ person, id }) => personRow(context, person, id, seal)))
  const notes = await Promise.all(put.flatMap(({ person, id }) => noteRows(context, person, id, seal)))

  // Last, since it holds the organisation's next reference until the transaction ends.
  const references = await claimReferences(tx, organisation, people.length)
  await insertPeople(
    tx,
    organisation,
    rows.map((row, index) => ({ ...row, reference: references[index] })),
  )
  await insertProvenance(
    tx,
    organisation,
    put.flatMap(({ person, id }) => provenanceRows(context, person, id)),
  )
  await insertStorageConsents(
    tx,
    organisation,
    put.flatMap(({ person: { registration, registeredAt, registeredBy }, id }) =>
      registration.storageConsent
        ? [{ ...registration.storageConsent, serviceUserId: id, recordedAt: registeredAt, recordedBy: registeredBy }]
        : [],
    ),
  )
  if (notes.length > 0) await insertNotes(tx, organisation, notes)
  return put.map(({ id }) => id)
}

type Seal = (place: SealedPlace, text: string | null | undefined) => Promise<string | null>

async function personRow({ organisation, indexSecret }: BulkContext, person: PersonToPut, id: string, seal: Seal) {
  const { registration } = person
  const { contact, nhsNumber } = registration
  const sealed = (column: PersonColumn, text: string | null | undefined) => seal(personPlace({ organisation, id }, column), text)
  return {
    id,
    sourceReference: person.sourceReference ?? null,
    service: registration.service,
    status: person.status ?? 'ACTIVE',
    givenName: registration.givenName,
    familyName: registration.familyName,
    preferredName: registration.preferredName,
    bornOn: registration.birthDate,
    diedOn: person.diedOn ?? null,
    closedAt: person.closedAt ?? null,
    nhsNumberSealed: await sealed('nhs_number', nhsNumber),
    nhsNumberIndex: nhsNumber === null ? null : insertedBytes(blindIndex(indexSecret, nhsNumber)),
    emailSealed: await sealed('email', contact.email),
    phoneSealed: await sealed('phone', contact.phone),
    addressSealed: await sealed('address', contact.address && addressText(contact.address)),
    safeContactSealed: await sealed('safe_contact', contact.safeContact),
    noContactReasonSealed: await sealed('no_contact_reason', registration.noContactReason),
    preferredChannel: contact.preferredChannel ?? null,
    physicalHealthSealed: await sealed('physical_health', person.physicalHealth),
    mentalHealthSealed: await sealed('mental_health', person.mentalHealth),
    ethnicitySealed: await sealed('ethnicity', person.ethnicity),
    religionSealed: await sealed('religion', person.religion),
    registeredAt: person.registeredAt,
    registeredBy: person.registeredBy,
    recordKinds: registration.recordKinds ?? [],
  }
}

function noteRows({ organisation, clock }: BulkContext, person: PersonToPut, serviceUserId: string, seal: Seal) {
  return (person.notes ?? []).map(async ({ text, author, ...note }) => {
    const owned = { id: newId(clock), organisation, serviceUserId }
    return {
      ...note,
      ...owned,
      textSealed: await seal(notePlace(owned, 'text'), text),
      authorId: author.id,
      authorName: author.name,
    }
  })
}

function provenanceRows({ clock }: BulkContext, person: PersonToPut, serviceUserId: string) {
  const sections = [
    'identity',
    'contact',
    ...(person.registration.nhsNumber ? ['identifiers'] : []),
    ...(person.physicalHealth || person.mentalHealth ? ['health'] : []),
    ...(person.ethnicity || person.religion ? ['background'] : []),
  ]
  return sections.map((section) => ({
    id: newId(clock),
    serviceUserId,
    section,
    source: person.source,
    suppliedAt: person.registeredAt,
  }))
}
