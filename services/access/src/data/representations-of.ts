import type { AccessDatabase } from './database.ts'

/** An authority with what its standing rests on, as it is shown to the person and to those who look after them. */
export interface ShownRepresentation {
  readonly id: string
  readonly organisation: string
  readonly subjectId: string
  readonly representativeId: string
  readonly kind: string
  readonly ground: string | null
  readonly nameSealed: Uint8Array
  readonly evidenceSealed: Uint8Array
  readonly endReasonSealed: Uint8Array | null
  /** `YYYY-MM-DD`. */
  readonly givenOn: string
  readonly scopes: readonly string[]
  readonly fromAt: Date
  readonly untilAt: Date | null
  readonly endedAt: Date | null
  readonly effectiveUntil: Date | null
  readonly bornOn: string | null
  readonly died: boolean
  /** Patterns of categories that are kept from them. */
  readonly hiddenCategories: readonly string[]
  /** Single things that are kept from them. */
  readonly hiddenThings: readonly { readonly resource: string; readonly id: string }[]
}

/** The most that is shown of one person, the latest first; what ended longest ago is left out. */
const mostShown = 50

// When it ends in effect is read where decisions read it, so that what is shown cannot differ from what is done.
const statement = `
  SELECT wanted.place::int AS place, r.id::text AS id, r.organisation, r.subject_id::text AS "subjectId",
    r.representative_id::text AS "representativeId", r.kind, r.ground, r.name_sealed AS "nameSealed", r.evidence_sealed AS "evidenceSealed",
    r.end_reason_sealed AS "endReasonSealed", r.given_on::text AS "givenOn", r.scopes, r.from_at AS "fromAt", r.until_at AS "untilAt",
    r.ended_at AS "endedAt", f.until_at AS "effectiveUntil", s.born_on::text AS "bornOn", s.died_on IS NOT NULL AS died,
    hidden.categories AS "hiddenCategories", hidden.things AS "hiddenThings"
  FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted(subject_id, place)
  JOIN facts.subject s ON s.organisation = $1 AND s.subject_id = wanted.subject_id
  CROSS JOIN LATERAL (
    SELECT * FROM access.representation a WHERE a.organisation = $1 AND a.subject_id = wanted.subject_id ORDER BY a.id DESC LIMIT ${mostShown}
  ) AS r
  CROSS JOIN LATERAL (
    SELECT until_at FROM facts.representation f
    WHERE f.organisation = $1 AND f.subject_id = r.subject_id AND f.viewer_id = r.representative_id::text AND f.from_at = r.from_at
    ORDER BY until_at DESC NULLS FIRST LIMIT 1
  ) AS f
  CROSS JOIN LATERAL (
    SELECT COALESCE(array_agg(h.category_pattern ORDER BY h.category_pattern) FILTER (WHERE h.category_pattern IS NOT NULL), '{}') AS categories,
      COALESCE(json_agg(json_build_object('resource', h.resource, 'id', h.resource_id) ORDER BY h.id) FILTER (WHERE h.resource IS NOT NULL), '[]')
        AS things
    FROM access.representation_hiding h
    WHERE h.organisation = $1 AND h.subject_id = r.subject_id AND h.representative_id = r.representative_id AND h.until_at IS NULL
  ) AS hidden
  ORDER BY wanted.place, r.id DESC`

/** The authorities over several people, ended ones included, the latest first: one statement for all of them. */
export async function representationsOf(
  db: Pick<AccessDatabase, '$queryRawUnsafe'>,
  organisation: string,
  subjectIds: readonly string[],
): Promise<ShownRepresentation[][]> {
  const rows = await db.$queryRawUnsafe<(ShownRepresentation & { readonly place: number })[]>(statement, organisation, [
    ...subjectIds,
  ])
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return subjectIds.map((_, index) => byPlace.get(index + 1) ?? [])
}
