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
  readonly #read: (ids: readonly string[]) => Promise<SubjectFacts[]>
  readonly #loader: DataLoader<string, SubjectFacts>
  readonly #known = new Map<string, SubjectFacts>()

  constructor(sql: Sql, viewer: Pick<Viewer, 'id' | 'organisation' | 'kind' | 'purpose'>, clock: { now(): Date }) {
    this.#read = async (ids) => {
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
    }
    this.#loader = new DataLoader(this.#read)
  }

  /** Facts already read in this request, so that a decision about the next field of the same person needs no promise. */
  known(subjectId: string): SubjectFacts | undefined {
    return this.#known.get(subjectId)
  }

  load(subjectId: string): Promise<SubjectFacts> {
    return this.#loader.load(subjectId)
  }

  /** The same of several people, in their order, by a statement of their own. */
  async loadAll(subjectIds: readonly string[]): Promise<SubjectFacts[]> {
    const read = await this.#read(subjectIds)
    subjectIds.forEach((id, at) => {
      const facts = read[at]
      if (facts) this.#loader.prime(id, facts)
    })
    return read
  }

  /** Begins to read about people of whom somebody will ask, while other work is done. What cannot be read is told to whoever asks. */
  begin(subjectIds: readonly string[]): void {
    // Never rejects: each failure is one of the results.
    if (subjectIds.length > 0) void this.#loader.loadMany(subjectIds)
  }

  /** Forgets a person, after a write of this request changed what decisions about them rest on. */
  forget(subjectId: string): void {
    this.#known.delete(subjectId)
    this.#loader.clear(subjectId)
  }
}
