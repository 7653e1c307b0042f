import { newId, type Clock } from '@candour/database'
import type { DataCategory, RelationshipKind, Viewer } from '@candour/need-to-know'

/** What happened to whose data. Never a value. */
export type AuditOutcome = 'disclosed' | 'withheld' | 'refused' | 'changed'

interface Occurrence {
  readonly outcome: AuditOutcome
  readonly subjectId: string | null
  resource: string
  readonly relationships: readonly RelationshipKind[]
  readonly categories: Set<DataCategory>
}

/** By the person, or by the kind of what is about nobody. */
type Noted = Readonly<Record<AuditOutcome, Map<string, Occurrence>>>

const nothingNoted = (): Noted => ({ disclosed: new Map(), withheld: new Map(), refused: new Map(), changed: new Map() })

/** The part of a Prisma client or transaction that an entry is written through. */
export interface AuditSink {
  $executeRawUnsafe(statement: string, ...values: unknown[]): Promise<number>
}

export interface AuditOrigin {
  readonly service: string
  readonly requestId: string
  readonly operation: string
  readonly viewer: Pick<Viewer, 'id' | 'organisation' | 'roles' | 'purpose'> & {
    /** `rule` for what nobody did: the organisation’s own rule came to its day. */
    readonly kind: Viewer['kind'] | 'rule'
  }
  readonly clock: Clock
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const insertSql = `
  INSERT INTO access.audit (id, organisation, at, request_id, service, operation, outcome, resource, viewer_kind, viewer_id,
    viewer_roles, purpose, relationships, subject_id, categories)
  SELECT e.id, $2, $3, $4::uuid, $5, $6, e.outcome, e.resource, $7, $8, $9::text[], $10, e.relationships, e.subject_id, e.categories
  FROM jsonb_to_recordset($1::jsonb)
    AS e(id uuid, outcome text, resource text, relationships text[], subject_id uuid, categories text[])`

/**
 * Gathers what one request disclosed, withheld and changed, and writes it as one statement: disclosures before the answer leaves,
 * changes inside the transaction that makes them.
 */
export class AuditTrail {
  readonly #origin: AuditOrigin
  #pending = nothingNoted()

  constructor(origin: AuditOrigin) {
    this.#origin = origin
  }

  /** Notes an occurrence; repeated ones about the same person are one entry with all the categories concerned. */
  note(
    outcome: AuditOutcome,
    about: { readonly subjectId: string | null; readonly resource: string },
    categories: Iterable<DataCategory>,
    relationships: Iterable<RelationshipKind> = [],
  ): void {
    // One look at a person's record is one entry, however many objects it is made of. What is about nobody is told apart by its kind.
    const noted = this.#pending[outcome]
    const key = about.subjectId ?? about.resource
    let occurrence = noted.get(key)
    if (!occurrence) {
      const { subjectId, resource } = about
      occurrence = { outcome, subjectId, resource, relationships: [...relationships], categories: new Set() }
      noted.set(key, occurrence)
    }
    if (occurrence.resource !== about.resource) occurrence.resource = 'ServiceUser'
    for (const category of categories) occurrence.categories.add(category)
  }

  /** Writes all that was noted and not yet written. @throws when the entries cannot be written: then nothing may leave. */
  async flush(sink: AuditSink): Promise<void> {
    const entries = Object.values(this.#pending).flatMap((noted) => [...noted.values()])
    if (entries.length === 0) return
    this.#pending = nothingNoted()
    await this.#insert(sink, entries)
  }

  /** Writes one change in the transaction that makes it. */
  async change(
    tx: AuditSink,
    about: { readonly subjectId: string | null; readonly resource: string },
    categories: readonly DataCategory[],
    relationships: Iterable<RelationshipKind> = [],
  ): Promise<void> {
    await this.#insert(tx, [{ outcome: 'changed', ...about, relationships: [...relationships], categories: new Set(categories) }])
  }

  async #insert(sink: AuditSink, occurrences: readonly Occurrence[]): Promise<void> {
    const { clock, viewer, requestId, service, operation } = this.#origin
    const entries = occurrences.map((occurrence) => ({
      id: newId(clock),
      outcome: occurrence.outcome,
      resource: occurrence.resource,
      relationships: occurrence.relationships,
      // A client may ask for an id that nobody can have: then the entry is about nobody, and the request is still answered.
      subject_id: occurrence.subjectId !== null && uuid.test(occurrence.subjectId) ? occurrence.subjectId : null,
      categories: [...occurrence.categories].sort(),
    }))
    await sink.$executeRawUnsafe(
      insertSql,
      JSON.stringify(entries),
      viewer.organisation,
      clock.now(),
      requestId,
      service,
      operation,
      viewer.kind,
      viewer.id,
      viewer.roles,
      viewer.purpose,
    )
  }
}
