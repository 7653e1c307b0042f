import { londonDateOf } from '@candour/statutory-clock'
import type { HoldKind } from '../domain/hold.ts'
import type { PublishedFacts } from '../domain/published-facts.ts'
import type { RetentionTransaction } from './database.ts'

/** The facts of one person, and the date that was last worked out from them; null before the first time. */
export interface RecordRow {
  readonly published: PublishedFacts
  readonly known: { readonly disposeFrom: string | null; readonly decidedBy: string; readonly computedAt: Date } | null
}

interface Row extends Omit<PublishedFacts, 'holds'> {
  holds: { kind: HoldKind; placedAt: string; untilOn: string | null }[]
  knownDecidedBy: string | null
  knownDisposeFrom: string | null
  knownComputedAt: Date | null
}

// Constant text. Days leave the database as text, so that no time zone can move them. $1 is the organisation.
const facts = (people: string) => `
  SELECT r.subject_id::text AS "serviceUserId", COALESCE(r.kinds, '{}') AS kinds, r.status, r.born_on::text AS "bornOn",
    r.died_on::text AS "diedOn", r.closed_on::text[] AS "closedOn", to_jsonb(r.facts) AS facts,
    COALESCE((
      SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'openedOn', c.opened_on, 'closedOn', c.closed_on,
        'lastActionOn', c.last_action_on) ORDER BY c.opened_on, c.complaint_id)
      FROM facts.complaint c WHERE c.organisation = r.organisation AND c.subject_id = r.subject_id
    ), '[]') AS complaints,
    COALESCE((
      SELECT jsonb_agg(jsonb_build_object('kind', h.kind, 'placedAt', h.placed_at, 'untilOn', h.until_on) ORDER BY h.placed_at, h.hold_id)
      FROM facts.hold h WHERE h.organisation = r.organisation AND h.subject_id = r.subject_id
    ), '[]') AS holds,
    d.decided_by AS "knownDecidedBy", d.dispose_from::text AS "knownDisposeFrom", d.computed_at AS "knownComputedAt"
  FROM facts.record r
  LEFT JOIN retention.retention_date d ON d.organisation = r.organisation AND d.service_user_id = r.subject_id
  WHERE r.organisation = $1 AND ${people}`

const ofPeople = facts('r.subject_id = ANY($2::uuid[])')
const ofBatch = `${facts('($2::uuid IS NULL OR r.subject_id > $2::uuid)')} ORDER BY r.subject_id LIMIT $3`

type Sql = Pick<RetentionTransaction, '$queryRawUnsafe'>

/** What is published of these people: one statement, however many. Whoever is not on record is left out. */
export async function factsOf(sql: Sql, organisation: string, ids: readonly string[]): Promise<RecordRow[]> {
  return (await sql.$queryRawUnsafe<Row[]>(ofPeople, organisation, ids)).map(toRecord)
}

/** What is published of the next people of an organisation, in the order of their ids. @param after the last one seen; null to begin */
export async function factsOfBatch(sql: Sql, organisation: string, after: string | null, size: number): Promise<RecordRow[]> {
  return (await sql.$queryRawUnsafe<Row[]>(ofBatch, organisation, after, size)).map(toRecord)
}

function toRecord({ knownDecidedBy, knownDisposeFrom, knownComputedAt, holds, ...published }: Row): RecordRow {
  return {
    published: {
      ...published,
      holds: holds.map(({ kind, placedAt, untilOn }) => ({ kind, untilOn, placedOn: londonDateOf(new Date(placedAt)) })),
    },
    known:
      knownDecidedBy === null || knownComputedAt === null
        ? null
        : { decidedBy: knownDecidedBy, disposeFrom: knownDisposeFrom, computedAt: knownComputedAt },
  }
}
