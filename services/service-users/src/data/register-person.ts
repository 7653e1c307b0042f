import { blindIndex, newId, type Clock, type VaultSession } from '@candour/database'
import { addressText } from '../domain/postal-address.ts'
import type { Registration } from '../domain/registration.ts'
import type { ServiceUser, Source } from '../generated/prisma/client.ts'
import { nextReference } from './claim-references.ts'
import type { Tx } from './client.ts'
import { personPlace, type PersonColumn } from './sealed-place.ts'

export interface RegistrationContext {
  readonly tx: Tx
  readonly vault: VaultSession
  readonly clock: Clock
  readonly indexSecret: Uint8Array
  readonly organisation: string
  /** Account of the member of staff who registers the person. */
  readonly registeredBy: string
  readonly source: Source
}

/** Puts a person on record, sealed where it must be, with where each section came from. */
export async function registerPerson(registration: Registration, context: RegistrationContext): Promise<ServiceUser> {
  const { tx, vault, clock, organisation } = context
  const now = clock.now()
  const person = { id: newId(clock), organisation }
  const seal = (column: PersonColumn, value: string | null | undefined) =>
    value === null || value === undefined ? null : vault.seal(tx, personPlace(person, column), value)
  const { contact, nhsNumber, storageConsent } = registration
  const created = await tx.serviceUser.create({
    data: {
      ...person,
      reference: await nextReference(tx, organisation),
      service: registration.service,
      givenName: registration.givenName,
      familyName: registration.familyName,
      preferredName: registration.preferredName,
      bornOn: new Date(`${registration.birthDate}T00:00:00Z`),
      nhsNumberSealed: await seal('nhs_number', nhsNumber),
      nhsNumberIndex: nhsNumber === null ? null : blindIndex(context.indexSecret, nhsNumber),
      emailSealed: await seal('email', contact.email),
      phoneSealed: await seal('phone', contact.phone),
      addressSealed: await seal('address', contact.address && addressText(contact.address)),
      safeContactSealed: await seal('safe_contact', contact.safeContact),
      noContactReasonSealed: await seal('no_contact_reason', registration.noContactReason),
      preferredChannel: contact.preferredChannel ?? null,
      registeredAt: now,
      registeredBy: context.registeredBy,
      recordKinds: [...(registration.recordKinds ?? [])],
    },
  })
  const sections = ['identity', 'contact', ...(nhsNumber ? ['identifiers'] : [])]
  await tx.provenance.createMany({
    data: sections.map((section) => ({
      id: newId(clock),
      organisation,
      serviceUserId: person.id,
      section,
      source: context.source,
      suppliedAt: now,
    })),
  })
  if (storageConsent) {
    await tx.storageConsent.create({
      data: {
        serviceUserId: person.id,
        organisation,
        item: storageConsent.item,
        wordingVersion: storageConsent.wordingVersion,
        method: storageConsent.method,
        visitedOn: new Date(`${storageConsent.visitedOn}T00:00:00Z`),
        recordedAt: now,
        recordedBy: context.registeredBy,
      },
    })
  }
  return created
}
