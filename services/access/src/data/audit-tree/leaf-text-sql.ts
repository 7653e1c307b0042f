/**
 * An entry as the text that its leaf is made of, but for whom it is about: a JSON array whose first item is the number of this form. Written by
 * PostgreSQL, which writes a million of them in seconds; a change of it would change every leaf.
 */
export const leafTextSql = `json_build_array(1, a.id, a.organisation, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.request_id,
  a.service, a.operation, a.outcome, a.resource, a.viewer_kind, a.viewer_id, a.viewer_roles, a.purpose, a.relationships, a.categories)::text`
