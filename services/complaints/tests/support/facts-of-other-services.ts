import { newSealingKeys } from '@candour/outbox'

const publicKeyOfNobody = Buffer.from(newSealingKeys().publicKey).toString('hex')

/** Stands in for what other services publish, as tables that a test fills. Run as the owner of the schema `facts`. */
export const factsOfOtherServices = [
  `CREATE TABLE IF NOT EXISTS facts.session
     (sid text, account_id uuid, organisation text, kind text, expires_at timestamptz, ended_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.client (client_id text, organisation text, kind text, active boolean)`,
  `CREATE TABLE IF NOT EXISTS facts.role (organisation text, account_id uuid, role text, effective_from timestamptz, ended_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.integrator_scope (organisation text, client_id text, category_pattern text, purpose text)`,
  `CREATE TABLE IF NOT EXISTS facts.subject
     (organisation text, subject_id uuid, status text, born_on date, died_on date, closed_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.staff_name (organisation text, account_id uuid, name text)`,
  `CREATE TABLE IF NOT EXISTS facts.consent_in_force (organisation text, subject_id uuid, item text, since timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.access_representation (organisation text, subject_id uuid, viewer_id text, scopes text[], hidden text[],
     from_at timestamptz, until_at timestamptz, of_kind text, given_on date)`,
  `CREATE TABLE IF NOT EXISTS facts.access_resource_relationship (organisation text, subject_id uuid, viewer_id text, resource text,
     resource_id uuid, kind text, from_at timestamptz, until_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.access_work_item
     (organisation text, subject_id uuid, viewer_id text, purpose text, from_at timestamptz, until_at timestamptz)`,
  // The public half of a key pair of which nobody has the other: what is queued here stays sealed.
  'CREATE TABLE IF NOT EXISTS facts.outbox_key (generation integer, public_key bytea)',
  `INSERT INTO facts.outbox_key SELECT 1, decode('${publicKeyOfNobody}', 'hex') WHERE NOT EXISTS (SELECT FROM facts.outbox_key)`,
  ...['access', 'service_users'].map(
    (service) => `CREATE TABLE IF NOT EXISTS facts.${service}_relationship
     (organisation text, subject_id uuid, viewer_id text, kind text, from_at timestamptz, until_at timestamptz)`,
  ),
]

/** Stands in for the tables of other services that every service writes to. Run as an administrator. */
export const tablesOfOthers = (role: string): readonly string[] => [
  'CREATE SCHEMA access',
  `CREATE TABLE access.audit (id uuid PRIMARY KEY, organisation text NOT NULL, at timestamptz NOT NULL, request_id uuid NOT NULL,
     service text NOT NULL, operation text NOT NULL, outcome text NOT NULL, resource text NOT NULL, viewer_kind text NOT NULL,
     viewer_id text NOT NULL, viewer_roles text[], purpose text, relationships text[], subject_id uuid, categories text[])`,
  'CREATE TABLE access.spent_context (id uuid PRIMARY KEY, expires_at timestamptz NOT NULL)',
  'CREATE SCHEMA service_users',
  `CREATE TABLE service_users.message (id uuid PRIMARY KEY, organisation text NOT NULL, kind text NOT NULL, recipient_kind text NOT NULL,
     recipient_id uuid NOT NULL, categories text[], parameters_sealed bytea, only_channel text, not_after timestamptz,
     queued_at timestamptz NOT NULL, queued_by text NOT NULL)`,
  `GRANT USAGE ON SCHEMA service_users TO "${role}"`,
  `GRANT INSERT ON service_users.message TO "${role}"`,
  `GRANT USAGE ON SCHEMA access TO "${role}"`,
  `GRANT INSERT ON access.audit, access.spent_context TO "${role}"`,
]
