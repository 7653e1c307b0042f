import type { ResourceRef } from '@candour/need-to-know'
import { complainedAboutIn, type CaseRecord } from '../data/case-record.ts'
import type { ComplaintsContext } from './context.ts'

/** Whom a case, and everything in it, is about. */
export const caseRef = ({
  id,
  organisation,
  serviceUserId,
}: Pick<CaseRecord, 'id' | 'organisation' | 'serviceUserId'>): ResourceRef => ({
  resource: 'Complaint',
  id,
  organisation,
  subjectId: serviceUserId,
})

/** The same for a part of it, which those may see who stand to the case as they must. */
export const partRef = (record: Parameters<typeof caseRef>[0], resource: string, id: string): ResourceRef => ({
  ...caseRef(record),
  resource,
  id,
  partOf: { resource: 'Complaint', id: record.id },
})

/** A person of the viewer's organisation: an id from elsewhere is nobody's there. */
export const aboutPerson = ({ viewer }: Pick<ComplaintsContext, 'viewer'>, id: string): ResourceRef => ({
  resource: 'ServiceUser',
  id,
  organisation: viewer.organisation,
  subjectId: id,
})

/** Whether a case is about the viewer: to them it does not exist, on no path. */
export const isAboutViewer = (record: CaseRecord, { viewer }: Pick<ComplaintsContext, 'viewer'>): boolean =>
  complainedAboutIn(record).some(({ staffId }) => staffId === viewer.id)
