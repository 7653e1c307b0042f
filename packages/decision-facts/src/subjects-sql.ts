const inForce = (of: string): string => `${of}.from_at <= $4 AND (${of}.until_at IS NULL OR ${of}.until_at > $4)`
const concerning = (of: string): string => `${of}.organisation = $1 AND ${of}.subject_id = s.subject_id AND ${inForce(of)}`

/**
 * All facts about all the people of a batch, for one viewer, at one instant: one statement, in which `facts.relationship` is looked at once (its
 * kinds tell of authorities, emergencies, work items and restrictions too; see sql/relationship.sql).
 * Parameters: organisation, subject ids, viewer id, instant.
 */
export const subjectsSql = `
  SELECT s.subject_id::text AS subject_id, COALESCE(k.kinds, '{}') AS kinds, k.break_glass_until,
    COALESCE((
      SELECT array_agg(c.item) FROM facts.consent_in_force c
      WHERE c.organisation = $1 AND c.subject_id = s.subject_id
    ), '{}') AS consents,
    (
      SELECT json_agg(json_build_object('resource', o.resource, 'id', o.resource_id, 'kind', o.kind))
      FROM facts.resource_relationship o WHERE o.viewer_id = $3 AND ${concerning('o')}
    ) AS matters
  FROM facts.subject s
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT r.kind) AS kinds, max(r.until_at) FILTER (WHERE r.kind = 'break-glass') AS break_glass_until
    FROM facts.relationship r WHERE r.viewer_id IN ($3, '*') AND ${concerning('r')}
  ) k ON true
  WHERE s.organisation = $1 AND s.subject_id = ANY($2::uuid[])`

/** One row of that statement. */
export interface SubjectRow {
  readonly subject_id: string
  readonly kinds: readonly string[]
  readonly break_glass_until: Date | null
  readonly consents: readonly string[]
  readonly matters: readonly { readonly resource: string; readonly id: string; readonly kind: string }[] | null
}
