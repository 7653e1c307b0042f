import DataLoader from 'dataloader'
import { nobody, relationshipKinds, type SubjectFacts } from '@candour/need-to-know'
import type { Sql } from './sql.ts'

interface Row {
  subject_id: string
  relationships: string[]
  consents: string[]
}

const subjectsSql = `
  SELECT s.subject_id::text AS subject_id,
    COALESCE((
      SELECT array_agg(DISTINCT r.kind) FROM facts.relationship r
      WHERE r.organisation = $1 AND r.subject_id = s.subject_id AND r.viewer_id = $3
        AND r.from_at <= $4 AND (r.until_at IS NULL OR r.until_at > $4)
    ), '{}') AS relationships,
    COALESCE((
      SELECT array_agg(c.item) FROM facts.consent_in_force c
      WHERE c.organisation = $1 AND c.subject_id = s.subject_id
    ), '{}') AS consents
  FROM facts.subject s
  WHERE s.organisation = $1 AND s.subject_id = ANY($2::uuid[])`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Loads the facts that decisions about service users rest on: one statement for all the people of a batch, remembered for one request
 * only, so that a withdrawn consent or an ended assignment counts from the next request on.
 */
export class SubjectFactsLoader {
  readonly #loader: DataLoader<string, SubjectFacts>
  readonly #known = new Map<string, SubjectFacts>()

  constructor(sql: Sql, viewer: { readonly id: string; readonly organisation: string }, now: Date) {
    this.#loader = new DataLoader(async (ids: readonly string[]) => {
      const rows = await sql.$queryRawUnsafe<Row[]>(
        subjectsSql,
        viewer.organisation,
        ids.filter((id) => uuid.test(id)),
        viewer.id,
        now,
      )
      const byId = new Map(rows.map((row) => [row.subject_id, row]))
      return ids.map((id) => {
        const row = byId.get(id.toLowerCase())
        const facts = row ? toFacts(row, viewer.organisation) : nobody(viewer.organisation, id)
        this.#known.set(id, facts)
        return facts
      })
    })
  }

  /** Facts already read in this request, so that a decision about the next field of the same person needs no promise. */
  known(subjectId: string): SubjectFacts | undefined {
    return this.#known.get(subjectId)
  }

  load(subjectId: string): Promise<SubjectFacts> {
    return this.#loader.load(subjectId)
  }

  /** Forgets a person, after a write of this request changed what decisions about them rest on. */
  forget(subjectId: string): void {
    this.#known.delete(subjectId)
    this.#loader.clear(subjectId)
  }
}

function toFacts(row: Row, organisation: string): SubjectFacts {
  return {
    subjectId: row.subject_id,
    organisation,
    exists: true,
    relationships: new Set(relationshipKinds.filter((kind) => row.relationships.includes(kind))),
    excluded: row.relationships.includes('excluded'),
    consents: new Set(row.consents),
  }
}
