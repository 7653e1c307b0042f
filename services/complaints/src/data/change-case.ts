import { newId } from '@candour/database'
import type { CalendarDate } from '@candour/statutory-clock'
import { dayOf } from '../domain/case-clock.ts'
import type { CaseState, LateDecision, PanelMember, StageFile } from '../domain/case-file.ts'
import type { CaseDecision } from '../domain/decide-case.ts'
import type { Extension } from '../domain/extend-stage.ts'
import type { PartyKind, Prisma } from '../generated/prisma/client.ts'
import { columnOf, complainedAboutIn, presentStageOf, readCaseRecord, type CaseRecord } from './case-record.ts'
import { addRecipients } from './recipients.ts'
import type { NamedActor, Recording } from './recording.ts'
import { stagePlace } from './sealed-place.ts'

type CaseData = Prisma.ComplaintCaseUncheckedUpdateInput

/** Writes how a case stands now, a version further, and reads it again. */
async function touchCase({ tx, clock }: Recording, record: CaseRecord, data: CaseData): Promise<CaseRecord> {
  await tx.complaintCase.update({
    where: { id: record.id },
    data: { ...data, lastActionOn: columnOf(dayOf(clock.now())), version: { increment: 1 } },
  })
  const changed = await readCaseRecord(tx, record.id)
  if (!changed) throw new Error('The case that was just changed is not there.')
  return changed
}

const changeStage = ({ tx }: Recording, record: CaseRecord, data: Prisma.CaseStageUncheckedUpdateInput) =>
  tx.caseStage.update({ where: { id: presentStageOf(record).id }, data })

/** Adds a member of staff to a case as somebody whom decisions about it know. */
const addParty = (
  { tx, clock }: Recording,
  record: CaseRecord,
  kind: PartyKind,
  staff: { readonly id: string | null; readonly name: string },
) =>
  tx.caseParty.create({
    data: {
      id: newId(clock),
      organisation: record.organisation,
      caseId: record.id,
      staffId: staff.id,
      kind,
      name: staff.name,
      fromAt: clock.now(),
    },
  })

/** Everybody who looks into a case. */
const lookingIntoIt: PartyKind[] = ['INVESTIGATOR', 'RECIPIENT', 'PANEL_MEMBER']

/** Ends what everybody who looked into a case may see as such, or one of them. */
const release = ({ tx, clock }: Recording, record: CaseRecord, who: { readonly staffId?: string; readonly kind?: PartyKind }) =>
  tx.caseParty.updateMany({
    where: { caseId: record.id, kind: { in: lookingIntoIt }, untilAt: null, AND: who },
    data: { untilAt: clock.now() },
  })

/** Shuts somebody whom a case is about out of it, and takes from them what they had of it. `queue` is where it waits for others from now on. */
export async function saveComplainedAbout(
  recording: Recording,
  record: CaseRecord,
  staff: { readonly id: string; readonly name: string },
  state: CaseState,
  queue: string,
): Promise<CaseRecord> {
  await release(recording, record, { staffId: staff.id })
  await addParty(recording, record, 'COMPLAINED_ABOUT', staff)
  const about = [...complainedAboutIn(record).map(({ staffId }) => staffId), staff.id]
  if (queue !== record.queue) await addRecipients(recording, record, queue, about)
  const freed = record.handlerId === staff.id ? { handlerId: null, handlerName: null, state } : {}
  return touchCase(recording, record, { ...freed, queue })
}

/** Gives a case to somebody, and takes it from whoever had it. Those to whom it goes first keep an eye on it. */
export async function saveAllocation(
  recording: Recording,
  record: CaseRecord,
  handler: { readonly id: string; readonly name: string },
  state: CaseState,
): Promise<CaseRecord> {
  await release(recording, record, { kind: 'INVESTIGATOR' })
  await addParty(recording, record, 'INVESTIGATOR', handler)
  return touchCase(recording, record, { handlerId: handler.id, handlerName: handler.name, state })
}

/** Keeps the day of the acknowledgement of the present stage. */
export async function saveAcknowledgement(recording: Recording, record: CaseRecord, on: CalendarDate, state: CaseState) {
  await changeStage(recording, record, { acknowledgedOn: columnOf(on) })
  return touchCase(recording, record, { state })
}

/** Gives the present stage more time. */
export async function saveExtension(recording: Recording, record: CaseRecord, extension: Extension, on: CalendarDate) {
  const { tx, vault } = recording
  const place = stagePlace(record, presentStageOf(record).id, 'extension_reason')
  await changeStage(recording, record, {
    extendedOn: columnOf(on),
    extendedBy: extension.by,
    extensionReasonSealed: await vault.seal(tx, place, extension.reason),
  })
  return touchCase(recording, record, {})
}

/** Keeps that a case is looked into although it came too late. */
export const saveLateAcceptance = (recording: Recording, record: CaseRecord) =>
  touchCase(recording, record, { lateDecision: 'ACCEPTED' })

/** Names the panel of the present stage, in the place of one that was named before. */
export async function savePanel(recording: Recording, record: CaseRecord, members: readonly PanelMember[]): Promise<CaseRecord> {
  await release(recording, record, { kind: 'PANEL_MEMBER' })
  for (const { staffId: id, name } of members) await addParty(recording, record, 'PANEL_MEMBER', { id, name })
  return touchCase(recording, record, {})
}

/** Keeps the day on which the panel of the present stage met. */
export async function savePanelHeld(recording: Recording, record: CaseRecord, on: CalendarDate): Promise<CaseRecord> {
  await changeStage(recording, record, { panelHeldOn: columnOf(on) })
  return touchCase(recording, record, {})
}

/** Keeps the day on which the report of that panel was sent. */
export async function savePanelReported(recording: Recording, record: CaseRecord, on: CalendarDate): Promise<CaseRecord> {
  await changeStage(recording, record, { panelReportedOn: columnOf(on) })
  return touchCase(recording, record, {})
}

/** Keeps what was found and decided in the present stage. `decision.outcome` is the text that the person is told. */
export async function saveDecision(
  recording: Recording,
  record: CaseRecord,
  decision: CaseDecision,
  by: NamedActor,
  on: CalendarDate,
  lateDecision?: LateDecision,
): Promise<CaseRecord> {
  const { tx, vault } = recording
  const { id } = presentStageOf(record)
  await changeStage(recording, record, {
    decidedOn: columnOf(on),
    deciderId: by.id,
    deciderName: by.name,
    findingsSealed:
      decision.findings === null ? null : await vault.seal(tx, stagePlace(record, id, 'findings'), decision.findings),
    outcomeSealed: await vault.seal(tx, stagePlace(record, id, 'outcome'), decision.outcome),
  })
  return touchCase(recording, record, { state: 'DECIDED', ...(lateDecision && { lateDecision }) })
}

/** Begins the next stage, for which somebody is found anew. */
export async function saveNextStage(
  recording: Recording,
  record: CaseRecord,
  stage: StageFile,
  queue: string,
): Promise<CaseRecord> {
  const { tx, clock } = recording
  await release(recording, record, {})
  await tx.caseStage.create({
    data: {
      id: newId(clock),
      organisation: record.organisation,
      caseId: record.id,
      position: presentStageOf(record).position + 1,
      code: stage.code,
      beganOn: columnOf(stage.beganOn),
    },
  })
  const about = complainedAboutIn(record).map(({ staffId }) => staffId)
  await addRecipients(recording, record, queue, about)
  return touchCase(recording, record, { state: 'RECEIVED', handlerId: null, handlerName: null, closedOn: null, queue })
}

/** Ends a case, decided or withdrawn. Whoever looked into it may have to answer for it, and keeps sight of it for a year. */
export const saveEnd = (recording: Recording, record: CaseRecord, state: 'CLOSED' | 'WITHDRAWN', on: CalendarDate) =>
  touchCase(recording, record, { state, closedOn: columnOf(on) })
