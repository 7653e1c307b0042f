import { eraseFromSchema, erasePersonQueue, type Clock, type ErasedHere, type JobSender, type Vault } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import { filesThatStay, type ComplaintFile } from '../domain/complaint-files.ts'
import { nextToErase } from '../domain/erasure-order.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { RetentionTransaction } from './database.ts'
import { namesPerson, type DisposalOfPerson } from './disposals.ts'

export interface CarryingOut {
  readonly tx: RetentionTransaction
  readonly jobs: JobSender
  readonly clock: Clock
  readonly vault: Vault
  readonly schedule: Schedule
}

/** What a service reports after it erased. */
export interface ErasureReport extends ErasedHere {
  readonly disposalId: string
  readonly service: string
}

/** Has the next service erase a person whose disposal was approved; after the last one erases them here, which makes it the certificate. */
export async function goOn(work: CarryingOut, disposal: DisposalOfPerson): Promise<void> {
  const { tx, jobs } = work
  const reported = await tx.disposalErasure.findMany({ where: { disposalId: disposal.id }, select: { service: true } })
  const next = nextToErase(new Set(reported.map(({ service }) => service)))
  if (next === null) return certify(work, disposal)
  const { organisation, serviceUserId: personId, id: disposalId } = disposal
  const keep = next === 'complaints' ? { keep: (await staying(work, disposal)).join(' ') } : {}
  await jobs.send(tx, erasePersonQueue(next), { organisation, personId, disposalId, ...keep })
}

/** Has complaint files that stayed erased once their own day has come. */
export async function eraseFilesThatStayed(work: CarryingOut, disposal: DisposalOfPerson): Promise<void> {
  const keep = await staying(work, disposal)
  if (keep.length === disposal.filesLeft) return
  const { organisation, serviceUserId: personId, id: disposalId } = disposal
  await work.jobs.send(work.tx, erasePersonQueue('complaints'), { organisation, personId, disposalId, keep: keep.join(' ') })
}

/**
 * Takes down what a service erased, and goes on. A report that comes twice counts once: a service that was told twice found nothing the second time,
 * and the greater figure is the true one.
 */
export async function takeReport(work: CarryingOut, report: ErasureReport): Promise<void> {
  const { tx, clock } = work
  const { disposalId: id, service, rows, keys, left = 0 } = report
  // One report of a disposal at a time.
  await tx.$queryRawUnsafe('SELECT id FROM retention.disposal WHERE id = $1::uuid FOR UPDATE', id)
  const disposal = await tx.disposal.findUnique({ where: { id } })
  if (!namesPerson(disposal)) return
  const files = service === 'complaints' && disposal.filesLeft !== left
  if (disposal.state === 'ERASED') {
    if (files)
      await tx.disposal.update({ where: { id }, data: { filesLeft: left, ...(left === 0 ? { serviceUserId: null } : {}) } })
    return
  }
  if (disposal.state !== 'APPROVED') return
  await tx.$executeRawUnsafe(
    `INSERT INTO retention.disposal_erasure AS e (organisation, disposal_id, service, "rows", keys, at) VALUES ($1, $2::uuid, $3, $4, $5, $6)
     ON CONFLICT (disposal_id, service) DO UPDATE SET "rows" = greatest(e."rows", excluded."rows"), keys = greatest(e.keys, excluded.keys)`,
    disposal.organisation,
    id,
    service,
    rows,
    keys,
    clock.now(),
  )
  if (files) await tx.disposal.update({ where: { id }, data: { filesLeft: left } })
  await goOn(work, { ...disposal, filesLeft: left })
}

const ownTables = new Set(['retention.disposal', 'retention.disposal_erasure'])

async function certify({ tx, clock, vault }: CarryingOut, { id, organisation, serviceUserId }: DisposalOfPerson): Promise<void> {
  const { filesLeft } = await tx.disposal.findUniqueOrThrow({ where: { id }, select: { filesLeft: true } })
  const erased = await eraseFromSchema(
    tx,
    { organisation, personId: serviceUserId },
    { schema: 'retention', vault, except: ownTables },
  )
  const { count } = await tx.disposal.deleteMany({ where: { serviceUserId, id: { not: id } } })
  const at = clock.now()
  await tx.disposalErasure.create({
    data: { organisation, disposalId: id, service: 'retention', rows: erased.rows + count, keys: erased.keys, at },
  })
  await tx.disposal.update({
    where: { id },
    data: { state: 'ERASED', erasedAt: at, reasonSealed: null, ...(filesLeft === 0 ? { serviceUserId: null } : {}) },
  })
}

async function staying(
  { tx, clock, schedule }: CarryingOut,
  { organisation, serviceUserId }: DisposalOfPerson,
): Promise<readonly string[]> {
  const files = await tx.$queryRawUnsafe<ComplaintFile[]>(
    `SELECT complaint_id::text AS id, closed_on::text AS "closedOn", last_action_on::text AS "lastActionOn"
     FROM facts.complaint WHERE organisation = $1 AND subject_id = $2::uuid ORDER BY complaint_id`,
    organisation,
    serviceUserId,
  )
  return filesThatStay(files, schedule, londonDateOf(clock.now()))
}
