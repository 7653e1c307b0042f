import type { AccessDatabase } from './database.ts'

/** One person for whom a representative acts now. */
export interface ActingFor {
  readonly subjectId: string
  readonly kind: string
  readonly since: Date
}

/**
 * For whom an account acts at this instant. Whether an authority is in force is read where decisions read it; who somebody cannot act for any
 * more, for whatever reason, is not among them.
 */
export const actsFor = (
  db: Pick<AccessDatabase, '$queryRaw'>,
  { organisation, id, now }: { readonly organisation: string; readonly id: string; readonly now: Date },
): Promise<ActingFor[]> => db.$queryRaw<ActingFor[]>`
  SELECT f.subject_id::text AS "subjectId", r.kind, r.from_at AS since
  FROM facts.representation f
  JOIN access.representation r ON r.organisation = f.organisation AND r.subject_id = f.subject_id
    AND r.representative_id::text = f.viewer_id AND r.from_at = f.from_at AND r.ended_at IS NULL
  WHERE f.organisation = ${organisation} AND f.viewer_id = ${id} AND f.from_at <= ${now} AND (f.until_at IS NULL OR f.until_at > ${now})
  ORDER BY r.id`
