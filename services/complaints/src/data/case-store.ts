import type { Clock, VaultSession } from '@candour/database'
import type { Viewer } from '@candour/need-to-know'
import { caseLoader } from './case-loader.ts'
import { isExcludedFrom, listCases, type CaseList, type Order } from './case-pages.ts'
import { lockCase } from './case-record.ts'
import type { ComplaintsDatabase, ComplaintsTransaction } from './database.ts'
import { casePlace, eventPlace, stagePlace } from './sealed-place.ts'
import { isNameOnStaff, staffNameOf, staffNamesOf } from './staff-names.ts'
import type { CaseRecord } from './case-record.ts'
import type { CaseEvent, CaseStage } from '../generated/prisma/client.ts'

/** Everything that resolvers read and write, for one request. */
export function caseStore(
  db: ComplaintsDatabase,
  vault: VaultSession,
  clock: Clock,
  viewer: Pick<Viewer, 'id' | 'organisation'>,
) {
  const { organisation } = viewer
  const reader = { organisation, id: viewer.id, now: clock.now() }
  const loader = caseLoader(db, reader)
  const opened = (place: Parameters<VaultSession['open']>[0], sealed: Uint8Array | null) =>
    sealed === null ? null : vault.open(place, sealed)
  return {
    ...loader,
    list: async (order: Order, list: CaseList): Promise<CaseRecord[]> => loader.all(await listCases(db, reader, order, list)),
    matterOf: (record: CaseRecord) => opened(casePlace(record, record.id, 'matter'), record.matterSealed),
    desiredOutcomeOf: (record: CaseRecord) =>
      opened(casePlace(record, record.id, 'desired_outcome'), record.desiredOutcomeSealed),
    extensionReasonOf: (record: CaseRecord, stage: CaseStage) =>
      opened(stagePlace(record, stage.id, 'extension_reason'), stage.extensionReasonSealed),
    findingsOf: (record: CaseRecord, stage: CaseStage) => opened(stagePlace(record, stage.id, 'findings'), stage.findingsSealed),
    outcomeOf: (record: CaseRecord, stage: CaseStage) => opened(stagePlace(record, stage.id, 'outcome'), stage.outcomeSealed),
    textOf: (record: CaseRecord, event: CaseEvent) => opened(eventPlace(record, event.id, 'text'), event.textSealed),
    recording: (tx: ComplaintsTransaction) => ({ tx, vault, clock }),
    lock: (tx: ComplaintsTransaction, id: string) => lockCase(tx, organisation, id),
    staffNameOf,
    staffNamesOf,
    isNameOnStaff,
    /** Whether a member of staff is shut out of everything about this person. */
    isShutOut: (tx: ComplaintsTransaction, staffId: string, serviceUserId: string) =>
      isExcludedFrom(tx, { organisation, id: staffId, now: clock.now() }, serviceUserId),
  }
}

export type CaseStore = ReturnType<typeof caseStore>
