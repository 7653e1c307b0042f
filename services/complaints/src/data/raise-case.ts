import { newId } from '@candour/database'
import { dayOf } from '../domain/case-clock.ts'
import type { NewCase } from '../domain/raise-case.ts'
import { columnOf, readCaseRecord, type CaseRecord } from './case-record.ts'
import { addRecipients } from './recipients.ts'
import { recordEvent, type NamedActor, type Recording } from './recording.ts'
import { casePlace } from './sealed-place.ts'

/** A new case and whom it is about. */
export interface Raising {
  readonly organisation: string
  readonly serviceUserId: string
  readonly by: NamedActor
  /** The matter of a case that is already there, for the same matter under another regime. */
  readonly matterId: string | null
  /** The role whose queue it comes to. */
  readonly queue: string
  /** Names of the members of staff whom the case is about, by account. */
  readonly complainedAbout: ReadonlyMap<string, string>
}

/** Puts a case on record, sealed where it must be, with those whom it is about shut out of it from this moment. */
export async function saveCase(recording: Recording, raising: Raising, given: NewCase): Promise<CaseRecord> {
  const { tx, vault, clock } = recording
  const { organisation, serviceUserId, by } = raising
  const owned = { id: newId(clock), organisation, serviceUserId }
  const now = clock.now()
  await tx.complaintCase.create({
    data: {
      ...owned,
      matterId: raising.matterId ?? owned.id,
      reference: await nextReference(recording, organisation),
      kind: given.kind,
      category: given.category,
      service: given.service,
      regime: given.regime?.code ?? null,
      state: 'RECEIVED',
      receivedOn: columnOf(given.receivedOn),
      happenedOn: given.happenedOn && columnOf(given.happenedOn),
      knownOn: given.knownOn && columnOf(given.knownOn),
      receivedHow: given.receivedHow,
      raisedById: by.id,
      raisedByKind: by.kind,
      raisedByName: by.name,
      matterSealed: await vault.seal(tx, casePlace(owned, owned.id, 'matter'), given.matter),
      desiredOutcomeSealed:
        given.desiredOutcome === null
          ? null
          : await vault.seal(tx, casePlace(owned, owned.id, 'desired_outcome'), given.desiredOutcome),
      queue: raising.queue,
      lastActionOn: columnOf(dayOf(now)),
    },
  })
  await tx.caseStage.create({
    data: {
      id: newId(clock),
      organisation,
      caseId: owned.id,
      position: 1,
      code: given.stage.code,
      beganOn: columnOf(given.stage.beganOn),
    },
  })
  await tx.caseParty.createMany({
    data: [...raising.complainedAbout].map(([staffId, name]) => ({
      id: newId(clock),
      organisation,
      caseId: owned.id,
      staffId,
      kind: 'COMPLAINED_ABOUT' as const,
      name,
      fromAt: now,
    })),
  })
  await addRecipients(recording, owned, raising.queue, [...raising.complainedAbout.keys()])
  await recordEvent(recording, owned, { kind: 'RAISED', by })
  const saved = await readCaseRecord(tx, owned.id)
  if (!saved) throw new Error('The case that was just made is not there.')
  return saved
}

/** `DMWS-C-000001`: the row of the organisation is locked until the transaction ends, so that no number is given twice. */
async function nextReference({ tx }: Recording, organisation: string): Promise<string> {
  const { last } = await tx.referenceSequence.upsert({
    where: { organisation },
    create: { organisation, last: 1 },
    update: { last: { increment: 1 } },
  })
  return `${organisation.toUpperCase()}-C-${String(last).padStart(6, '0')}`
}
