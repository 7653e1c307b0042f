import { newId, withOrganisation, type Clock, type JobHandler } from '@candour/database'
import type { Outbox } from '@candour/outbox'
import type { AccessDatabase } from './database.ts'

/** Sent every night for each organisation. */
export const birthdayNoticesQueue = 'access/birthday-notices'

const day = 24 * 60 * 60 * 1000
/** How long before a birthday ends an authority the person is told, and until how long after it. Milliseconds. */
const [ahead, behind] = [30 * day, 30 * day]
/** So many in one night; the rest follows in the next. */
const mostInANight = 1_000

interface Ending {
  readonly representationId: string
  readonly subjectId: string
  readonly endsAt: Date
  /** `YYYY-MM-DD` */
  readonly birthday: string
  readonly age: '16' | '18'
}

// Which birthday ends what is read where decisions read it: an end that is no birthday, such as a last day that comes first, is not told here.
const endings = `
  SELECT r.id::text AS "representationId", r.subject_id::text AS "subjectId", f.until_at AS "endsAt", to_char(b.birthday, 'YYYY-MM-DD') AS birthday, b.age
  FROM access.representation r
  JOIN facts.representation f ON f.organisation = r.organisation AND f.subject_id = r.subject_id
    AND f.viewer_id = r.representative_id::text AND f.from_at = r.from_at
  JOIN facts.subject s ON s.organisation = r.organisation AND s.subject_id = r.subject_id AND s.died_on IS NULL
  CROSS JOIN LATERAL (VALUES ('16', s.born_on + interval '16 years'), ('18', s.born_on + interval '18 years')) AS b (age, birthday)
  WHERE r.organisation = $1 AND r.ended_at IS NULL AND f.until_at = b.birthday AT TIME ZONE 'Europe/London'
    AND f.until_at > $2::timestamptz AND f.until_at <= $3::timestamptz
    AND NOT EXISTS (
      SELECT FROM access.representation_notice n WHERE n.representation_id = r.id AND n.recipient = 'person'
        AND n.kind = CASE WHEN f.until_at <= $4::timestamptz THEN 'stopped-at-' ELSE 'stops-at-' END || b.age)
  ORDER BY f.until_at, r.id LIMIT ${mostInANight}`

/**
 * Tells people that a birthday is about to end, or has ended, somebody's authority to act for them: a month before and once it has happened,
 * each once. The end itself needs no job: it is in the facts. How to reach a representative is on no record; they see it when they sign in.
 */
export const tellOfBirthdays =
  (db: AccessDatabase, clock: Clock, outbox: Outbox): JobHandler<{ organisation: string }> =>
  ({ data: { organisation } }) =>
    withOrganisation(organisation, async () => {
      const now = clock.now()
      const [from, until] = [new Date(now.getTime() - behind), new Date(now.getTime() + ahead)]
      const found = await db.$queryRawUnsafe<Ending[]>(endings, organisation, from, until, now)
      // Several people may act for one: their birthday is told once.
      const told = new Set<string>()
      for (const { representationId, subjectId, endsAt, birthday: on, age } of found) {
        const happened = endsAt <= now
        const kind = `${happened ? 'stopped' : 'stops'}-at-${age}`
        await db.$transaction(async (tx) => {
          const about = { organisation, subjectId, representationId, recipient: 'person', kind }
          const { count } = await tx.representationNotice.createMany({
            data: [{ id: newId(clock), ...about, at: now }],
            skipDuplicates: true,
          })
          // Another run was first.
          if (count === 0 || told.has(`${subjectId} ${kind}`)) return
          const to = { kind: 'service-user', id: subjectId } as const
          await outbox.queue(tx, {
            organisation,
            kind: 'authority-ends',
            to,
            parameters: { on, age, happened, mayGoOn: age === '16' },
          })
        })
        told.add(`${subjectId} ${kind}`)
      }
    })
