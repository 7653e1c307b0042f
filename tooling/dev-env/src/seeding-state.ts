import type pg from 'pg'
import { connectAsAdmin } from '@candour/database'
import { schemas } from './network.ts'

/** What a database was filled with. `filling` is left behind by a process that died while it was at it. */
export type SeedingState = 'new' | 'filling' | 'empty' | 'demonstration'

/** Runs statements as the owner of the installation. @throws DatabaseSetupError when the database cannot be reached */
async function asOwner<Result>(adminUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = await connectAsAdmin(adminUrl)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const table = `
  CREATE SCHEMA IF NOT EXISTS installation;
  CREATE TABLE IF NOT EXISTS installation.seeding (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), state text NOT NULL)`

export const readSeedingState = (adminUrl: string): Promise<SeedingState> =>
  asOwner(adminUrl, async (client) => {
    const made = await client.query<{ there: boolean }>(`SELECT to_regclass('installation.seeding') IS NOT NULL AS there`)
    if (!made.rows[0]?.there) return 'new'
    const { rows } = await client.query<{ state: SeedingState }>('SELECT state FROM installation.seeding')
    return rows[0]?.state ?? 'new'
  })

export const writeSeedingState = (adminUrl: string, state: Exclude<SeedingState, 'new'>): Promise<void> =>
  asOwner(adminUrl, async (client) => {
    await client.query(table)
    await client.query('INSERT INTO installation.seeding (state) VALUES ($1) ON CONFLICT (only_one) DO UPDATE SET state = $1', [
      state,
    ])
  })

/** Throws away what an interrupted first filling left behind; nobody has used it yet. */
export const discardHalfFilled = (adminUrl: string): Promise<void> =>
  asOwner(adminUrl, async (client) => {
    const filled = [...schemas.map(({ schema }) => schema), 'facts', 'keys', 'jobs', 'installation']
    await client.query(`DROP SCHEMA IF EXISTS ${filled.join(', ')} CASCADE`)
  })
