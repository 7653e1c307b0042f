import { withOrganisation, type Job, type JobHandler } from '@candour/database'
import {
  eraseFilesOfNobody,
  eraseFilesThatStayed,
  goOn,
  takeReport,
  type CarryingOut,
  type ErasureReport,
} from './data/carry-out.ts'
import type { OrganisationProfile } from '@candour/organisations'
import type { RetentionDatabase, RetentionTransaction } from './data/database.ts'
import { disposeByItself, type ByItself } from './data/by-itself.ts'
import { namesPerson } from './data/disposals.ts'
import type { Schedule } from './domain/schedule.ts'
import { isIdentifier } from './domain/identifier.ts'
import { auditOfRule } from './rule-audit.ts'

interface Parts extends Omit<CarryingOut, 'tx' | 'schedule'> {
  readonly db: RetentionDatabase
  readonly schedule: (organisation: string) => Schedule | undefined
}

/** Takes down what a service erased of a person and sends the next one its job: both, or neither. */
export function personErasedHandler(parts: Parts): JobHandler {
  return (job) => {
    const { organisation, report } = reportOf(job)
    return within(parts, organisation, (work) => takeReport(work, report))
  }
}

interface NightParts extends Parts, Pick<ByItself, 'outbox'> {
  readonly profile: (organisation: string) => OrganisationProfile | undefined
}

/**
 * By night: sends again what a disposal waits for, should a job have been given up, has complaint files go whose day came, and runs what nobody decided
 * where the organisation has that.
 */
export function resumeDisposalsHandler({ profile: profileOf, outbox, ...parts }: NightParts): JobHandler {
  return async ({ data: { organisation } }) => {
    if (typeof organisation !== 'string') throw new TypeError('The job names no organisation.')
    await within(parts, organisation, async (work) => {
      const unfinished = await work.tx.disposal.findMany({
        where: { state: { in: ['APPROVED', 'ERASED'] }, serviceUserId: { not: null } },
      })
      for (const disposal of unfinished.filter(namesPerson))
        await (disposal.state === 'APPROVED' ? goOn(work, disposal) : eraseFilesThatStayed(work, disposal))
      await eraseFilesOfNobody(work, organisation)
    })
    const [profile, schedule] = [profileOf(organisation), parts.schedule(organisation)]
    const days = profile?.retention.disposal.byItselfAfterDays
    if (!profile || !schedule || days === undefined) return
    await withOrganisation(organisation, () =>
      disposeByItself({ ...parts, outbox, profile, schedule, days, audit: auditOfRule(parts.clock) }),
    )
  }
}

async function within(
  { db, schedule: scheduleOf, ...parts }: Parts,
  organisation: string,
  work: (carrying: CarryingOut & { readonly tx: RetentionTransaction }) => Promise<void>,
): Promise<void> {
  const schedule = scheduleOf(organisation)
  if (!schedule) throw new Error('The organisation of this job is not served here.')
  await withOrganisation(organisation, () => db.$transaction((tx) => work({ ...parts, tx, schedule }), { timeout: 60_000 }))
}

function reportOf({ data, queue }: Job): { organisation: string; report: ErasureReport } {
  const { organisation, disposalId, service, rows, keys, left = 0 } = data
  if (
    typeof organisation !== 'string' ||
    typeof disposalId !== 'string' ||
    !isIdentifier(disposalId) ||
    typeof service !== 'string' ||
    typeof rows !== 'number' ||
    typeof keys !== 'number' ||
    typeof left !== 'number'
  )
    throw new TypeError(`A job of ${queue} says what a service erased for a disposal.`)
  return { organisation, report: { disposalId, service, rows, keys, left } }
}
