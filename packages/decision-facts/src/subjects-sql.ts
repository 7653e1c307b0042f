const inForce = (of: string): string => `${of}.from_at <= $4 AND (${of}.until_at IS NULL OR ${of}.until_at > $4)`
const concerning = (of: string): string => `${of}.organisation = $1 AND ${of}.subject_id = s.subject_id AND ${inForce(of)}`

/**
 * All facts about all the people of a batch, for one viewer, at one instant: one statement.
 * Parameters: organisation, subject ids, viewer id, instant.
 */
export const subjectsSql = `
  SELECT s.subject_id::text AS subject_id,
    COALESCE((
      SELECT array_agg(DISTINCT r.kind) FROM facts.relationship r WHERE r.viewer_id = $3 AND ${concerning('r')}
    ), '{}') AS relationships,
    COALESCE((
      SELECT array_agg(c.item) FROM facts.consent_in_force c
      WHERE c.organisation = $1 AND c.subject_id = s.subject_id
    ), '{}') AS consents,
    EXISTS (SELECT 1 FROM facts.restriction x WHERE ${concerning('x')}) AS restricted,
    COALESCE((
      SELECT array_agg(DISTINCT w.purpose) FROM facts.work_item w
      WHERE (w.viewer_id IS NULL OR w.viewer_id = $3) AND ${concerning('w')}
    ), '{}') AS work_items,
    (
      SELECT json_agg(json_build_object('scopes', p.scopes, 'hidden', p.hidden)) FROM facts.representation p
      WHERE p.viewer_id = $3 AND ${concerning('p')}
    ) AS authorities,
    (
      SELECT max(b.until_at) FROM facts.break_glass b WHERE b.viewer_id = $3 AND ${concerning('b')}
    ) AS break_glass_until,
    (
      SELECT json_agg(json_build_object('resource', o.resource, 'id', o.resource_id, 'kind', o.kind))
      FROM facts.resource_relationship o WHERE o.viewer_id = $3 AND ${concerning('o')}
    ) AS matters
  FROM facts.subject s
  WHERE s.organisation = $1 AND s.subject_id = ANY($2::uuid[])`

/** One row of that statement. */
export interface SubjectRow {
  readonly subject_id: string
  readonly relationships: readonly string[]
  readonly consents: readonly string[]
  readonly restricted: boolean
  readonly work_items: readonly string[]
  readonly authorities:
    | readonly {
        readonly scopes: readonly string[] | null
        readonly hidden: readonly string[] | null
      }[]
    | null
  readonly break_glass_until: Date | null
  readonly matters: readonly { readonly resource: string; readonly id: string; readonly kind: string }[] | null
}
