import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@candour/database'
import pg from 'pg'
import { factsSql, type Sql } from '../src/index.ts'

const standing =
  '(organisation text, subject_id uuid, viewer_id text, kind text, from_at timestamptz(3), until_at timestamptz(3))'

/** Stands in for what the services of the first slice publish, as tables that a test fills. */
const published = [
  'CREATE SCHEMA facts',
  'CREATE TABLE facts.subject (organisation text, subject_id uuid, born_on date, died_on date)',
  'CREATE TABLE facts.consent_in_force (organisation text, subject_id uuid, item text)',
  `CREATE TABLE facts.access_relationship ${standing}`,
  `CREATE TABLE facts.service_users_relationship ${standing.replace('until_at timestamptz(3)', 'until_at timestamptz')}`,
  'CREATE TABLE facts.session (sid text, account_id uuid, organisation text, kind text, expires_at timestamptz, ended_at timestamptz)',
  'CREATE TABLE facts.client (client_id text, organisation text, kind text, active boolean)',
  'CREATE TABLE facts.role (organisation text, account_id uuid, role text, effective_from timestamptz, ended_at timestamptz)',
  'CREATE TABLE facts.integrator_scope (organisation text, client_id text, category_pattern text, purpose text)',
]

/** What the owners of the other facts publish, once they exist. */
export const laterOwners = [
  `CREATE TABLE facts.access_representation (organisation text, subject_id uuid, viewer_id text, scopes text[], hidden text[],
     from_at timestamptz(3), until_at timestamptz(3), of_kind text, given_on date)`,
  'CREATE TABLE facts.rights_restriction (organisation text, subject_id uuid, from_at timestamptz(3), until_at timestamptz(3))',
  `CREATE TABLE facts.complaints_work_item (organisation text, subject_id uuid, viewer_id text, work_item_id uuid, purpose text,
     from_at timestamptz, until_at timestamptz, not_for text[])`,
  // Of an owner whose errands are nobody's to be kept from.
  `CREATE TABLE facts.retention_work_item (organisation text, subject_id uuid, viewer_id text, purpose text, from_at timestamptz, until_at timestamptz)`,
  `CREATE TABLE facts.access_break_glass (organisation text, subject_id uuid, viewer_id text, from_at timestamptz(3), until_at timestamptz(3))`,
  `CREATE TABLE facts.complaints_resource_relationship (organisation text, resource text, resource_id uuid, subject_id uuid, viewer_id text,
     kind text, from_at timestamptz(3), until_at timestamptz(3))`,
]

/** A database with the views of facts, as they are put together at an installation. */
export async function startFactsDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-facts-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  const pool = new pg.Pool({ connectionString: server.url, max: 2 })
  // The server stops at the end whoever is still connected.
  pool.on('error', () => undefined)
  const statements: string[] = []
  const run = async (statement: string, ...values: unknown[]) => (await pool.query(statement, values)).rows
  const install = async () => {
    for (const view of factsSql) await run(view)
  }
  for (const statement of published) await run(statement)
  const sql: Sql = {
    $queryRawUnsafe: async <Rows>(statement: string, ...values: unknown[]) => {
      statements.push(statement)
      return (await pool.query(statement, values)).rows as Rows
    },
  }
  return {
    sql,
    run,
    /** A row of what somebody publishes, its values in the order of the columns. */
    insert: (table: string, ...values: unknown[]) =>
      run(`INSERT INTO facts.${table} VALUES (${values.map((_, at) => `$${at + 1}`).join(', ')})`, ...values),
    install,
    /** Everything that was asked through `sql`. */
    statements,
    async [Symbol.asyncDispose]() {
      await pool.end()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
