import { newId, type Clock, type VaultSession } from '@candour/database'
import type { ContactChange } from '../domain/contact-change.ts'
import { contactRulesText } from '../domain/contact-rules.ts'
import { addressText } from '../domain/postal-address.ts'
import type { Prisma, ServiceUser, Source } from '../generated/prisma/client.ts'
import type { Tx } from './client.ts'
import { personPlace, type PersonColumn } from './sealed-place.ts'

/** Writes changed contact details of a person whose row is locked, and that they came from this source. */
export async function saveContactDetails(
  { tx, vault, clock, source }: { tx: Tx; vault: VaultSession; clock: Clock; source: Source },
  person: ServiceUser,
  change: ContactChange,
): Promise<ServiceUser> {
  const sealed = async (column: PersonColumn, value: string | null) =>
    value === null ? null : vault.seal(tx, personPlace(person, column), value)
  const data: Prisma.ServiceUserUpdateInput = { version: { increment: 1 } }
  if (change.email !== undefined) data.emailSealed = await sealed('email', change.email)
  if (change.phone !== undefined) data.phoneSealed = await sealed('phone', change.phone)
  if (change.address !== undefined) data.addressSealed = await sealed('address', change.address && addressText(change.address))
  if (change.safeContact !== undefined) data.safeContactSealed = await sealed('safe_contact', change.safeContact)
  if (change.safeContactRules !== undefined)
    data.safeContactRulesSealed = await sealed(
      'safe_contact_rules',
      change.safeContactRules && contactRulesText(change.safeContactRules),
    )
  if (change.preferredChannel !== undefined) data.preferredChannel = change.preferredChannel
  await recordProvenance(tx, clock, person, 'contact', source)
  return tx.serviceUser.update({ where: { id: person.id }, data })
}

/** Notes that a section of the record came from this source now. */
export async function recordProvenance(
  tx: Tx,
  clock: Clock,
  person: ServiceUser,
  section: string,
  source: Source,
): Promise<void> {
  await tx.provenance.create({
    data: {
      id: newId(clock),
      organisation: person.organisation,
      serviceUserId: person.id,
      section,
      source,
      suppliedAt: clock.now(),
    },
  })
}
