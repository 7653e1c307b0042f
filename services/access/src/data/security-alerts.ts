import type { Clock } from '@candour/database'
import { refuse, type Refusal } from '../domain/refusal.ts'
import { isIdentifier } from '../domain/identifier.ts'
import type { SecurityAlert } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'

/** So many refusals about different people, or about nobody, within ten minutes are not work but a search. */
export const mostRefusals = 10

/** What goes on raises its alert once, and again only for what happens after that one was settled. */
const afterSettled = (kind: string, organisation: string, viewer: string) =>
  `COALESCE((SELECT max(s.settled_at) FROM access.security_alert s WHERE s.organisation = ${organisation} AND s.kind = '${kind}' AND s.viewer_id = ${viewer}), '-infinity')`

const raise = (kind: string, found: string) => `
  INSERT INTO access.security_alert (id, organisation, kind, viewer_id, raised_at, count)
  SELECT gen_random_uuid(), f.organisation, '${kind}', f.viewer_id, $1, f.count FROM (${found}) AS f
  ON CONFLICT (organisation, kind, viewer_id) WHERE settled_at IS NULL
  DO UPDATE SET count = GREATEST(security_alert.count, excluded.count)`

const enumeration = `
  SELECT a.organisation, a.viewer_id, count(DISTINCT COALESCE(a.subject_id, a.id))::int AS count
  FROM access.audit a
  WHERE a.id >= access.first_id_of($1::timestamptz - interval '10 minutes') AND a.at > $1::timestamptz - interval '10 minutes' AND a.at <= $1
    AND a.outcome = 'refused' AND a.at > ${afterSettled('ENUMERATION', 'a.organisation', 'a.viewer_id')}
  GROUP BY a.organisation, a.viewer_id
  HAVING count(DISTINCT COALESCE(a.subject_id, a.id)) >= ${mostRefusals}`

// Two browsers in turn: the one that signed in first was used again after the other had signed in.
const concurrentUse = `
  SELECT o.organisation, o.account_id::text AS viewer_id, (count(DISTINCT n.sid) + 1)::int AS count
  FROM facts.session o
  JOIN facts.session n ON n.organisation = o.organisation AND n.account_id = o.account_id AND n.sid <> o.sid
  WHERE o.kind IN ('staff', 'inspector') AND o.started_at < n.started_at AND o.used_at > n.started_at
    AND n.used_at > $1::timestamptz - interval '1 hour' AND o.used_at > $1::timestamptz - interval '1 hour'
    AND o.used_at > ${afterSettled('CONCURRENT_USE', 'o.organisation', 'o.account_id::text')}
  GROUP BY o.organisation, o.account_id`

/** Looks for patterns in what was refused lately and in sign-ins, of every organisation. Safe at any time and in any number of replicas. */
export async function lookForPatterns(db: Pick<AccessDatabase, '$executeRawUnsafe'>, clock: Clock): Promise<void> {
  const now = clock.now()
  await db.$executeRawUnsafe(raise('ENUMERATION', enumeration), now)
  await db.$executeRawUnsafe(raise('CONCURRENT_USE', concurrentUse), now)
}

/** The latest alerts, those that nobody has settled first. */
export const securityAlerts = (db: Pick<AccessDatabase, 'securityAlert'>): Promise<SecurityAlert[]> =>
  db.securityAlert.findMany({ orderBy: [{ settledAt: { sort: 'asc', nulls: 'first' } }, { raisedAt: 'desc' }], take: 50 })

/** Has an alert done with. */
export async function settleAlert(
  tx: AccessTransaction,
  clock: Clock,
  { id, settledById }: { readonly id: string; readonly settledById: string },
): Promise<SecurityAlert | Refusal> {
  const unknown = refuse('UNKNOWN_ALERT', 'There is no such alert.', 'securityAlertId')
  if (!isIdentifier(id)) return unknown
  await tx.$queryRaw`SELECT id FROM access.security_alert WHERE id = ${id}::uuid FOR UPDATE`
  const known = await tx.securityAlert.findUnique({ where: { id } })
  if (!known) return unknown
  if (known.viewerId === settledById) return refuse('OWN_ALERT', 'Someone else must look at this: it is about you.')
  if (known.settledAt !== null) return refuse('CONFLICT', 'This was settled already.')
  return tx.securityAlert.update({ where: { id }, data: { settledAt: clock.now(), settledById } })
}
