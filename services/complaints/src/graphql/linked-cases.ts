import type { CaseRecord } from '../data/case-record.ts'
import { caseRef, isAboutViewer } from './case-ref.ts'
import type { ComplaintsContext } from './context.ts'

/** Other cases about the same matter, as far as they exist for the viewer. */
export async function linkedCases(record: CaseRecord, context: ComplaintsContext): Promise<CaseRecord[]> {
  const others = (await context.cases.linkedTo(record)).filter((other) => !isAboutViewer(other, context))
  const readable = await Promise.all(others.map((other) => context.needToKnow.may('read', caseRef(other), ['complaint.matter'])))
  return others.filter((_other, index) => readable[index])
}
