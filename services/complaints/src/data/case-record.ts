import { calendarDate, type CalendarDate } from '@candour/statutory-clock'
import { freshStage, type CaseFile, type PanelMember, type StageFile } from '../domain/case-file.ts'
import type { CaseParty, CaseStage, ComplaintCase } from '../generated/prisma/client.ts'
import type { ComplaintsTransaction } from './database.ts'

/** A case with all that its rules look at. */
export type CaseRecord = ComplaintCase & { readonly stages: CaseStage[]; readonly parties: CaseParty[] }

/** What is read with a case, always. */
export const wholeCase = { stages: { orderBy: { position: 'asc' } }, parties: { orderBy: { id: 'asc' } } } as const

/** PostgreSQL dates arrive as midnight UTC. */
export const dateIn = (column: Date): CalendarDate => calendarDate(column.toISOString().slice(0, 10))
export const dateOrNull = (column: Date | null): CalendarDate | null => column && dateIn(column)
export const columnOf = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`)

/** A party of whom there is an account: everybody but members of a panel who are from outside. */
export type StaffParty = CaseParty & { readonly staffId: string }
const isStaff = (party: CaseParty): party is StaffParty => party.staffId !== null

/** Those whom a case is about at present. */
export const complainedAboutIn = ({ parties }: Pick<CaseRecord, 'parties'>): readonly StaffParty[] =>
  parties.filter(({ kind, untilAt }) => kind === 'COMPLAINED_ABOUT' && untilAt === null).filter(isStaff)

/** Those who sit on the panel of the present stage. */
export const panelIn = ({ parties }: Pick<CaseRecord, 'parties'>): readonly PanelMember[] =>
  parties.filter(({ kind, untilAt }) => kind === 'PANEL_MEMBER' && untilAt === null)

/** The case as the rules see it. */
export function fileOf(record: CaseRecord): CaseFile {
  const { kind, state, version, lateDecision, queue, handlerId } = record
  const [first = freshStage(null, dateIn(record.receivedOn)), ...further] = record.stages.map(stageFileOf)
  const complainedAbout = complainedAboutIn(record).map(({ staffId }) => staffId)
  return {
    kind,
    state,
    version,
    receivedOn: dateIn(record.receivedOn),
    happenedOn: dateOrNull(record.happenedOn),
    knownOn: dateOrNull(record.knownOn),
    lateDecision,
    queue,
    handlerId,
    complainedAbout,
    panel: panelIn(record),
    stages: [first, ...further],
  }
}

const stageFileOf = (stage: CaseStage): StageFile => ({
  code: stage.code,
  beganOn: dateIn(stage.beganOn),
  acknowledgedOn: dateOrNull(stage.acknowledgedOn),
  extendedOn: dateOrNull(stage.extendedOn),
  extendedBy: stage.extendedBy,
  panelHeldOn: dateOrNull(stage.panelHeldOn),
  panelReportedOn: dateOrNull(stage.panelReportedOn),
  decidedOn: dateOrNull(stage.decidedOn),
  deciderId: stage.deciderId,
})

/** The row of the stage that a case is in. */
export function presentStageOf(record: CaseRecord): CaseStage {
  const stage = record.stages.at(-1)
  if (!stage) throw new RangeError('A case has a stage.')
  return stage
}

/** Locks a case until the transaction ends, and reads it. Null when there is none in the organisation. */
export async function lockCase(tx: ComplaintsTransaction, organisation: string, id: string): Promise<CaseRecord | null> {
  await tx.$queryRawUnsafe(
    'SELECT 1 FROM complaints.complaint_case WHERE organisation = $1 AND id = $2::uuid FOR UPDATE',
    organisation,
    id,
  )
  return readCaseRecord(tx, id)
}

/** A case by id; null when there is none in the organisation. */
export const readCaseRecord = (tx: Pick<ComplaintsTransaction, 'complaintCase'>, id: string): Promise<CaseRecord | null> =>
  tx.complaintCase.findFirst({ where: { id }, include: wholeCase })
