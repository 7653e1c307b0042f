import pg from 'pg'
import { roleName } from './installation.ts'
import type { Roles } from './roles.ts'
import type { ServiceSchema } from './service-schema.ts'

const id = pg.escapeIdentifier

/** Schemas and the table of wrapped keys, before any migration. Can be run again at any time. */
export function schemasSql(prefix: string, schemas: readonly ServiceSchema[], roles: Roles): string {
  const everyone = roles.services.map(id).join(', ')
  return [
    ...schemas.map(
      ({ service, schema }) => `CREATE SCHEMA IF NOT EXISTS ${id(schema)} AUTHORIZATION ${id(roleName(prefix, service))};`,
    ),
    `CREATE SCHEMA IF NOT EXISTS facts AUTHORIZATION ${id(roles.factsOwner)};`,
    `CREATE SCHEMA IF NOT EXISTS jobs AUTHORIZATION ${id(roles.worker)};`,
    `CREATE SCHEMA IF NOT EXISTS keys AUTHORIZATION ${id(roles.keysOwner)};`,
    // CREATE only while migrations run: a view of facts cannot be replaced by a service that was taken over.
    `GRANT USAGE, CREATE ON SCHEMA facts TO ${everyone};`,
    `SET LOCAL ROLE ${id(roles.keysOwner)};`,
    `CREATE TABLE IF NOT EXISTS keys.person_key (
       service text NOT NULL,
       organisation text NOT NULL,
       person_id uuid NOT NULL,
       version integer NOT NULL CHECK (version BETWEEN 1 AND 65535),
       wrapped bytea NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (service, organisation, person_id, version)
     );`,
    'ALTER TABLE keys.person_key ENABLE ROW LEVEL SECURITY;',
    `GRANT USAGE ON SCHEMA keys TO ${everyone};`,
    `GRANT SELECT, INSERT, DELETE ON keys.person_key TO ${everyone};`,
    ...schemas.map(({ service }) => ownKeysPolicy(service, roleName(prefix, service))),
    'RESET ROLE;',
  ].join('\n')
}

/**
 * Sending a job, looking up where it goes, and being told its id and beginning. Fetching and finishing are the worker's, and what other services sent
 * is nothing to look at: neither what it carries nor whom it is about.
 */
const sendingOnly = (everyone: string): string => `DO $$
  DECLARE jobs text;
  BEGIN
    REVOKE ALL ON ALL TABLES IN SCHEMA jobs FROM ${everyone};
    GRANT SELECT ON jobs.queue, jobs.version TO ${everyone};
    FOR jobs IN SELECT 'jobs.job' UNION ALL SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'jobs.job'::regclass LOOP
      EXECUTE format('GRANT INSERT, SELECT (id, start_after) ON %s TO ${everyone}', jobs);
    END LOOP;
  END $$;`

function ownKeysPolicy(service: string, role: string): string {
  const policy = pg.escapeLiteral(`own keys of ${role}`)
  const own = `service = ${pg.escapeLiteral(service)}`
  return `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'keys' AND tablename = 'person_key' AND policyname = ${policy}) THEN
      CREATE POLICY ${id(`own keys of ${role}`)} ON keys.person_key TO ${id(role)} USING (${own}) WITH CHECK (${own});
    END IF;
  END $$;`
}

/** What each role may do with what is not its own, after the migrations. Can be run again at any time. */
export function grantsSql(schemas: readonly ServiceSchema[], roles: Roles, factsSql: readonly string[]): string {
  const everyone = roles.services.map(id).join(', ')
  return [
    `REVOKE CREATE ON SCHEMA facts FROM ${everyone};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA facts TO ${id(roles.factsOwner)};`,
    `SET LOCAL ROLE ${id(roles.factsOwner)};`,
    ...factsSql.map((statement) => `${statement.trim().replace(/;$/, '')};`),
    'RESET ROLE;',
    `GRANT SELECT ON ALL TABLES IN SCHEMA facts TO ${everyone};`,
    ...roles.readers.map(
      (reader) => `GRANT USAGE ON SCHEMA facts TO ${id(reader)}; GRANT SELECT ON ALL TABLES IN SCHEMA facts TO ${id(reader)};`,
    ),
    ...schemas.flatMap(({ schema, sharedTables = [] }) =>
      sharedTables.flatMap(({ table, privileges }) => [
        `GRANT USAGE ON SCHEMA ${id(schema)} TO ${everyone};`,
        `GRANT ${privileges.join(', ')} ON ${id(schema)}.${id(table)} TO ${everyone};`,
      ]),
    ),
    `GRANT USAGE ON SCHEMA jobs TO ${everyone};`,
    sendingOnly(everyone),
  ].join('\n')
}
