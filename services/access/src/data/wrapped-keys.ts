import { connect } from './database.ts'

/** Whether this service has sealed anything yet: if so, a missing key file is a loss and not a beginning. */
export async function hasWrappedKeys(databaseUrl: string): Promise<boolean> {
  const db = connect(databaseUrl)
  try {
    // Row-level security shows the service its own keys only.
    return (await db.$queryRawUnsafe<unknown[]>('SELECT 1 FROM keys.person_key LIMIT 1')).length > 0
  } finally {
    await db.$disconnect()
  }
}
