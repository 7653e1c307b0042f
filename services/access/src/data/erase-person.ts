import { eraseFromSchema, type Clock, type ErasedHere, type ErasedPerson, type Vault } from '@candour/database'
import type { AccessTransaction } from './database.ts'

/** What is left of an erased person in the log is made nameless there; and who was erased stays on the list. */
export const auditTables: ReadonlySet<string> = new Set(
  ['audit', 'audit_leaf', 'audit_salt', 'audit_pending', 'audit_checkpoint', 'erased_person'].map((table) => `access.${table}`),
)

/**
 * Erases who stood how to the person, takes their name out of the log, which stays whole, and puts them on the list of the erased, by which a
 * restore of an older backup erases them again.
 */
export async function erasePerson(tx: AccessTransaction, vault: Vault, clock: Clock, person: ErasedPerson): Promise<ErasedHere> {
  const erased = await eraseFromSchema(tx, person, { schema: 'access', vault, except: auditTables })
  await tx.$queryRawUnsafe('SELECT access.forget_in_audit($1, $2::uuid, $3)', person.organisation, person.personId, clock.now())
  return erased
}
