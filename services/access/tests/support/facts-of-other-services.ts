/** Stands in for what other services publish, as tables that a test fills. Run as the owner of the schema `facts`. */
export const factsOfOtherServices = [
  `CREATE TABLE IF NOT EXISTS facts.session (sid text, account_id uuid, organisation text, kind text, expires_at timestamptz, ended_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.account
     (account_id uuid, organisation text, kind text, username_hash bytea, opened_at timestamptz, closed_at timestamptz, credentials_ended_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.sign_in_code_use (code_id uuid, used_at timestamptz, spent boolean)`,
  `CREATE TABLE IF NOT EXISTS facts.client (client_id text, organisation text, kind text, active boolean)`,
  `CREATE TABLE IF NOT EXISTS facts.subject (organisation text, subject_id uuid, status text, born_on date, died_on date, closed_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.subject_reference (organisation text, subject_id uuid, reference text)`,
  `CREATE TABLE IF NOT EXISTS facts.consent_in_force (organisation text, subject_id uuid, item text, since timestamptz)`,
  `CREATE TABLE IF NOT EXISTS facts.service_users_relationship
     (organisation text, subject_id uuid, viewer_id text, kind text, from_at timestamptz, until_at timestamptz)`,
]
