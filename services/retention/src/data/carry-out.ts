import {
  eraseFromSchema,
  erasePersonQueue,
  newId,
  type Clock,
  type ErasedHere,
  type JobSender,
  type Vault,
} from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import { filesThatStay, type ComplaintFile, type KeptFile } from '../domain/complaint-files.ts'
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
  if (next === 'complaints') return eraseFiles(work, disposal, await staying(work, disposal))
  await jobs.send(tx, erasePersonQueue(next), { organisation, personId, disposalId })
}

/** Has complaint files that stayed erased once their own day has come. */
export async function eraseFilesThatStayed(work: CarryingOut, disposal: DisposalOfPerson): Promise<void> {
  const kept = await staying(work, disposal)
  if (kept.length < disposal.filesLeft) await eraseFiles(work, disposal, kept)
}

/**
 * The same for files of people of whom no disposal is known here: they were erased after the backup was made from which this installation was
 * restored. Nobody waits for the report.
 */
export async function eraseFilesOfNobody(work: CarryingOut, organisation: string): Promise<void> {
  const { tx, jobs, clock } = work
  const nobodies = await tx.$queryRawUnsafe<{ serviceUserId: string; files: number }[]>(
    `SELECT c.subject_id::text AS "serviceUserId", count(*)::int AS files FROM facts.complaint c
     WHERE c.organisation = $1
       AND NOT EXISTS (SELECT FROM facts.subject s WHERE s.organisation = $1 AND s.subject_id = c.subject_id)
       AND NOT EXISTS (SELECT FROM retention.disposal d WHERE d.organisation = $1 AND d.service_user_id = c.subject_id)
     GROUP BY c.subject_id ORDER BY c.subject_id`,
    organisation,
  )
  for (const { serviceUserId: personId, files } of nobodies) {
    const kept = await staying(work, { organisation, serviceUserId: personId })
    if (kept.length < files)
      await jobs.send(tx, erasePersonQueue('complaints'), { organisation, personId, disposalId: newId(clock), keep: idsOf(kept) })
  }
}

const idsOf = (kept: readonly KeptFile[]): string => kept.map(({ id }) => id).join(' ')

/** With the job goes down what is kept and until when, which every backup from then on tells a restore. */
async function eraseFiles({ tx, jobs }: CarryingOut, disposal: DisposalOfPerson, kept: readonly KeptFile[]): Promise<void> {
  const { organisation, serviceUserId: personId, id: disposalId } = disposal
  await tx.disposal.update({ where: { id: disposalId }, data: { filesKept: kept.map(({ id, until }) => ({ id, until })) } })
  await jobs.send(tx, erasePersonQueue('complaints'), { organisation, personId, disposalId, keep: idsOf(kept) })
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
      await tx.disposal.update({
        where: { id },
        data: { filesLeft: left, ...(left === 0 ? { serviceUserId: null, filesKept: [] } : {}) },
      })
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
    data: {
      state: 'ERASED',
      erasedAt: at,
      reasonSealed: null,
      ...(filesLeft === 0 ? { serviceUserId: null, filesKept: [] } : {}),
    },
  })
}

async function staying(
  { tx, clock, schedule }: CarryingOut,
  { organisation, serviceUserId }: Pick<DisposalOfPerson, 'organisation' | 'serviceUserId'>,
): Promise<readonly KeptFile[]> {
  const files = await tx.$queryRawUnsafe<ComplaintFile[]>(
    `SELECT complaint_id::text AS id, closed_on::text AS "closedOn", last_action_on::text AS "lastActionOn"
     FROM facts.complaint WHERE organisation = $1 AND subject_id = $2::uuid ORDER BY complaint_id`,
    organisation,
    serviceUserId,
  )
  return filesThatStay(files, schedule, londonDateOf(clock.now()))
}
