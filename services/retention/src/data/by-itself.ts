import type { Clock, JobSender, Vault } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import type { Outbox } from '@candour/outbox'
import { addDays, londonDateOf, type CalendarDate } from '@candour/statutory-clock'
import { nightStep, type NightStep } from '../domain/by-itself.ts'
import { reachOfOfficer } from '../domain/reach-of-officer.ts'
import type { RecordRetention } from '../domain/record-retention.ts'
import type { Schedule } from '../domain/schedule.ts'
import { whyNotDue } from '../domain/why-not-due.ts'
import { aloneWith, approveIfDue } from './approve.ts'
import type { RetentionDatabase, RetentionTransaction } from './database.ts'
import { columnOf, dayIn } from './day-column.ts'
import { latestDisposals, namesPerson, proposeDisposal, type DisposalOfPerson } from './disposals.ts'
import { dueRecords, type DuePosition } from './due-list.ts'
import { recomputePeople } from './recompute.ts'

/** So many records are looked at in one statement. */
const batch = 500

export interface ByItself {
  readonly db: RetentionDatabase
  readonly jobs: JobSender
  readonly vault: Vault
  readonly outbox: Outbox
  readonly clock: Clock
  readonly schedule: Schedule
  readonly profile: OrganisationProfile
  /** The days of the profile after which a disposal runs without a decision. */
  readonly days: number
  /** Puts on record what the rule did. */
  readonly audit: (
    tx: RetentionTransaction,
    done: { readonly organisation: string; readonly subjectId: string; readonly rule: string; readonly days: number },
  ) => Promise<void>
}

/**
 * What the night does where disposals run by themselves [DMWS-12]: every record that is due is proposed by the rule; whoever decides is told of the day on
 * which it runs, and once more a week before; and when that day comes without a decision it runs, by the same checks as an approval. Each record that runs
 * does so in one transaction with its first job and its audit entry, so that it runs once whatever dies in between.
 */
export async function disposeByItself(work: ByItself): Promise<void> {
  await proposeWhatIsDue(work)
  for (let after: string | null = null; ;) {
    const waiting: DisposalOfPerson[] = (await nextProposed(work.db, after)).filter(namesPerson)
    const due = await work.db.$transaction((tx) => tell(work, tx, waiting))
    for (const disposal of due) await run(work, disposal)
    after = waiting.at(-1)?.id ?? null
    if (waiting.length < batch) return
  }
}

/** Has the days of these people's proposals begin anew with the next night: something keeps their records. */
export async function stopWaiting(tx: Pick<RetentionTransaction, 'disposal'>, serviceUserIds: readonly string[]): Promise<void> {
  await tx.disposal.updateMany({
    where: { serviceUserId: { in: [...serviceUserIds] }, state: 'PROPOSED' },
    data: { runsOn: null, remindedOn: null },
  })
}

const nextProposed = (db: RetentionDatabase, after: string | null) =>
  db.disposal.findMany({
    where: { state: 'PROPOSED', serviceUserId: { not: null }, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: batch,
  })

const isDue = (retention: RecordRetention | undefined, today: CalendarDate): boolean => whyNotDue(retention, today) === null

/** But what somebody decided to keep: that goes only when somebody proposes it again. */
async function proposeWhatIsDue(work: ByItself): Promise<void> {
  const { db, clock, vault, schedule, profile } = work
  const organisation = profile.id
  const today = londonDateOf(clock.now())
  for (let after: DuePosition | null = null; ;) {
    const due = await dueRecords(db, { scope: {}, before: addDays(today, 1), proposed: false, after, limit: batch })
    const known = await latestDisposals(
      db,
      due.map(({ serviceUserId }) => serviceUserId),
    )
    for (const { serviceUserId } of due.filter((record) => !known.has(record.serviceUserId))) {
      await db.$transaction(async (tx) => {
        const { current, retention } = await aloneWith(tx, { clock, schedule, organisation }, serviceUserId)
        if (current || !retention || !isDue(retention, today)) return
        await proposeDisposal({ tx, vault: vault.session(), clock }, { organisation, serviceUserId }, retention.decidedBy, null)
        await work.audit(tx, { organisation, subjectId: serviceUserId, rule: retention.decidedBy, days: work.days })
      })
    }
    after = due.at(-1) ?? null
    if (due.length < batch) return
  }
}

/** Tells whoever decides of what waits, and returns what nobody decided in time. */
async function tell(
  work: ByItself,
  tx: RetentionTransaction,
  waiting: readonly DisposalOfPerson[],
): Promise<readonly DisposalOfPerson[]> {
  const { clock, schedule, profile, days } = work
  const today = londonDateOf(clock.now())
  const dates = await recomputePeople(
    { sql: tx, clock, schedule, organisation: profile.id },
    waiting.map(({ serviceUserId }) => serviceUserId),
  )
  const steps = Map.groupBy(waiting, (disposal) => stepOf(disposal, dates.get(disposal.serviceUserId), today))
  const at = (step: NightStep) => steps.get(step) ?? []
  await stopWaiting(
    tx,
    at('stop').map(({ serviceUserId }) => serviceUserId),
  )
  await remind(work, tx, addDays(today, days), at('begin'))
  const again = Map.groupBy(at('remind'), ({ runsOn }) => dayIn(runsOn))
  for (const [runsOn, disposals] of again) if (runsOn !== null) await remind(work, tx, runsOn, disposals)
  return at('run')
}

const stepOf = ({ runsOn, remindedOn }: DisposalOfPerson, retention: RecordRetention | undefined, today: CalendarDate) =>
  nightStep({ due: isDue(retention, today), runsOn: dayIn(runsOn), remindedOn: dayIn(remindedOn) }, today)

/** One message for all that run on one day. Where nobody holds the role, nobody can be told, and nothing begins. */
async function remind(
  { outbox, clock, profile }: ByItself,
  tx: RetentionTransaction,
  runsOn: CalendarDate,
  disposals: readonly DisposalOfPerson[],
): Promise<void> {
  const now = clock.now()
  if (disposals.length === 0) return
  const role = profile.retention.disposal.decidedBy
  const holder = await tx.roleHolder.findFirst({
    where: { role, effectiveFrom: { lte: now }, OR: [{ endedAt: null }, { endedAt: { gt: now } }] },
    orderBy: [{ effectiveFrom: 'asc' }, { accountId: 'asc' }],
    select: { accountId: true },
  })
  if (!holder) return
  const { count } = await tx.disposal.updateMany({
    where: { id: { in: disposals.map(({ id }) => id) }, state: 'PROPOSED' },
    data: { runsOn: columnOf(runsOn), remindedOn: columnOf(londonDateOf(now)) },
  })
  if (count === 0) return
  const { title, reach } = reachOfOfficer(profile)
  await outbox.queue(tx, {
    organisation: profile.id,
    kind: 'disposal-reminder',
    to: { kind: 'staff', id: holder.accountId, name: title, reach },
    parameters: { runsOn, many: count > 1, records: String(count) },
  })
}

/** As it stands now: somebody may have decided, or placed a hold, since it was found. */
async function run(work: ByItself, { serviceUserId, id }: DisposalOfPerson): Promise<void> {
  const { db, clock, schedule, jobs, vault, profile, days, audit } = work
  const organisation = profile.id
  await db.$transaction(async (tx) => {
    const { current, retention } = await aloneWith(tx, { clock, schedule, organisation }, serviceUserId)
    if (current?.id !== id || stepOf(current, retention, londonDateOf(clock.now())) !== 'run') return
    const outcome = await approveIfDue({ tx, clock, schedule, jobs, vault, session: vault.session() }, current, {
      byItselfAfterDays: days,
    })
    if (!('refused' in outcome)) await audit(tx, { organisation, subjectId: serviceUserId, rule: current.rule, days })
  })
}
