import { eraseRows, personScope, type ErasedHere, type ErasedPerson, type Vault } from '@candour/database'
import { isIdentifier } from '../domain/identifier.ts'
import type { ComplaintsTransaction } from './database.ts'

/**
 * Erases a person's cases, but for the files that a rule of their own keeps, and for whatever is still open. A file that stays opens with the
 * person's key here; with the last one the key goes too.
 * @param keep ids of those files
 */
export async function eraseCases(
  tx: ComplaintsTransaction,
  vault: Vault,
  person: ErasedPerson,
  keep: readonly string[],
): Promise<ErasedHere> {
  if (!keep.every(isIdentifier)) throw new TypeError('What is kept is named by the ids of cases.')
  const staying = new Map([['complaints.complaint_case', `§.closed_on IS NULL OR §.id = ANY ('{${keep.join(',')}}'::uuid[])`]])
  const rows = await eraseRows(tx, person, { ...personScope, schemas: ['complaints'], except: new Set(), staying })
  const left = await tx.complaintCase.count({ where: { serviceUserId: person.personId } })
  return { rows, keys: left === 0 ? await vault.erase(tx, person) : 0, left }
}
