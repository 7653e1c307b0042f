import { caseKinds, caseStates, lateDecisions, receivedHows } from '../domain/case-file.ts'
import { builder } from './builder.ts'

export const complaintKind = builder.enumType('ComplaintKind', { values: caseKinds })
export const complaintState = builder.enumType('ComplaintState', { values: caseStates })
export const receivedHow = builder.enumType('ReceivedHow', { values: receivedHows })
export const complaintEventKind = builder.enumType('ComplaintEventKind', {
  values: [
    'RAISED',
    'ALLOCATED',
    'PARTY_NAMED',
    'ACKNOWLEDGED',
    'EXTENDED',
    'ADVANCED',
    'DECIDED',
    'CLOSED',
    'WITHDRAWN',
    'LATE_ACCEPTED',
    'LATE_REFUSED',
    'PANEL_NAMED',
    'PANEL_HELD',
    'PANEL_REPORTED',
    'REMINDED',
  ] as const,
})
export const lateDecision = builder.enumType('LateDecision', { values: lateDecisions })
export const clockState = builder.enumType('ClockState', {
  values: ['WAITING', 'ON_TIME', 'DUE_SOON', 'OVERDUE', 'PAUSED', 'DONE', 'DONE_LATE'] as const,
})
