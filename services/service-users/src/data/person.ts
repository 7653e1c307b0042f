import type { ServiceUser } from '../generated/prisma/client.ts'
import type { Tx } from './client.ts'

/** Locks a person's row until the transaction ends, and reads it. Null when there is no such person in the organisation. */
export async function lockPerson(tx: Tx, organisation: string, id: string): Promise<ServiceUser | null> {
  await tx.$queryRawUnsafe(
    'SELECT 1 FROM service_users.service_user WHERE organisation = $1 AND id = $2::uuid FOR UPDATE',
    organisation,
    id,
  )
  return tx.serviceUser.findUnique({ where: { id } })
}
