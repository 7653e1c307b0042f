import { eraseRows, signInScope, type ErasedHere, type ErasedPerson } from '@candour/database'
import type { Transaction } from './database.ts'

/**
 * Erases how a person signed in, and how those did who acted for them and for nobody else: accounts, sessions, links to issuers elsewhere. Must run
 * while `facts` still say whose accounts these are.
 */
export async function erasePerson(tx: Transaction, { organisation, personId }: ErasedPerson): Promise<ErasedHere> {
  const accounts = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT a.id::text FROM identity.account a
     WHERE a.organisation = $1 AND a.kind IN ('service-user', 'representative')
       AND EXISTS (SELECT ${standing} AND r.subject_id = $2::uuid) AND NOT EXISTS (SELECT ${standing} AND r.subject_id <> $2::uuid)`,
    organisation,
    personId,
  )
  let rows = 0
  for (const { id } of accounts)
    rows += await eraseRows(tx, { organisation, personId: id }, { ...signInScope, schemas: ['identity'], except: new Set() })
  return { rows, keys: 0 }
}

/** How an account stands to a person, now or once. */
const standing = `FROM facts.relationship r WHERE r.organisation = a.organisation AND r.viewer_id = a.id::text
  AND r.kind IN ('self', 'representative')`
