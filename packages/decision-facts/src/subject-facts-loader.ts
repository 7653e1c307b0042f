import DataLoader from 'dataloader'
import { nobody, type SubjectFacts, type Viewer } from '@candour/need-to-know'
import type { Sql } from './sql.ts'
import { readerOfSubjects } from './reader-of-subjects.ts'
import { acts, errandOf, subjectsSql, type SubjectRow } from './subjects-sql.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Loads the facts that decisions about service users rest on: one statement for all the people of a batch, remembered for one request
 * only, so that a withdrawn consent or an ended assignment counts from the next request on.
 */
export class SubjectFactsLoader {
  readonly #loader: DataLoader<string, SubjectFacts>
  readonly #known = new Map<string, SubjectFacts>()
  readonly #organisation: string

  constructor(sql: Sql, viewer: Pick<Viewer, 'id' | 'organisation' | 'kind' | 'purpose'>, clock: { now(): Date }) {
    this.#organisation = viewer.organisation
    this.#loader = new DataLoader(async (ids: readonly string[]) => {
      // Of the moment of reading: what a write of this request brought about has begun by then.
      const now = clock.now()
      const rows = await sql.$queryRawUnsafe<SubjectRow[]>(
        subjectsSql,
        viewer.organisation,
        ids.filter((id) => uuid.test(id)),
        viewer.id,
        acts(viewer),
        errandOf(viewer.purpose),
        now,
      )
      const factsOf = readerOfSubjects(viewer.organisation, now)
      const byId = new Map(rows.map((row) => [row.subject_id, factsOf(row)]))
      return ids.map((id) => {
        const facts = byId.get(id.toLowerCase()) ?? nobody(viewer.organisation, id)
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

  /** Takes over what was read of some people together with the viewer's grants, at this instant. */
  remember(rows: readonly SubjectRow[], readAt: Date): void {
    const factsOf = readerOfSubjects(this.#organisation, readAt)
    for (const row of rows) {
      const facts = factsOf(row)
      this.#loader.prime(row.subject_id, facts)
      this.#known.set(row.subject_id, facts)
    }
  }

  /** Forgets a person, after a write of this request changed what decisions about them rest on. */
  forget(subjectId: string): void {
    this.#known.delete(subjectId)
    this.#loader.clear(subjectId)
  }
}
