import { newSealingKeys } from '@candour/outbox'

const publicKeyOfNobody = Buffer.from(newSealingKeys().publicKey).toString('hex')

/** Stands in for what other services publish, as tables that a test fills. Run as the owner of the schema `facts`. */
export const factsOfOtherServices = [
  `CREATE TABLE IF NOT EXISTS facts.session (sid text, account_id uuid, organisation text, kind text, expires_at timestamptz, ended_at timestamptz,
     started_at timestamptz, used_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.account
     (account_id uuid, organisation text, kind text, username_hash bytea, opened_at timestamptz, closed_at timestamptz, credentials_ended_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.sign_in_code_use (code_id uuid, used_at timestamptz, spent boolean)`,
  `CREATE TABLE IF NOT EXISTS facts.client (client_id text, organisation text, kind text, active boolean)`,
  `CREATE TABLE IF NOT EXISTS facts.subject (organisation text, subject_id uuid, status text, born_on date, died_on date, closed_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.subject_reference (organisation text, subject_id uuid, reference text)`,
  `CREATE TABLE IF NOT EXISTS facts.consent_in_force (organisation text, subject_id uuid, item text, since timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.service_users_relationship
     (organisation text, subject_id uuid, viewer_id text, kind text, from_at timestamptz, until_at timestamptz)`,
  // The public half of a key pair of which nobody has the other: what is queued here stays sealed.
  'CREATE TABLE IF NOT EXISTS facts.outbox_key (generation integer, public_key bytea)',
  `INSERT INTO facts.outbox_key SELECT 1, decode('${publicKeyOfNobody}', 'hex') WHERE NOT EXISTS (SELECT FROM facts.outbox_key)`,
]

/** Stands in for the tables of other services that this one writes to. Run as an administrator. */
export const tablesOfOthers = [
  'CREATE SCHEMA identity',
  'CREATE TABLE identity.sign_in_ending (id uuid, organisation text, account_id uuid, at timestamptz)',
  'GRANT USAGE ON SCHEMA identity TO PUBLIC',
  'GRANT INSERT ON identity.sign_in_ending TO PUBLIC',
  'CREATE SCHEMA service_users',
  `CREATE TABLE service_users.message (id uuid PRIMARY KEY, organisation text NOT NULL, kind text NOT NULL, recipient_kind text NOT NULL,
     recipient_id uuid NOT NULL, categories text[], parameters_sealed bytea, only_channel text, not_after timestamptz,
     queued_at timestamptz NOT NULL, queued_by text NOT NULL)`,
  'GRANT USAGE ON SCHEMA service_users TO PUBLIC',
  'GRANT INSERT, SELECT ON service_users.message TO PUBLIC',
]
