import type { TagColour } from '@candour/portal-kit'

export const complaintKinds = {
  COMPLAINT: 'Complaint',
  ENQUIRY: 'Question',
  COMPLIMENT: 'Compliment',
  INFORMATION_REQUEST: 'Request for information',
  COMMENT: 'Comment',
} as const
export type ComplaintKind = keyof typeof complaintKinds

export const complaintTags = {
  RECEIVED: { text: 'Received', colour: 'yellow' },
  ACKNOWLEDGED: { text: 'Acknowledged', colour: undefined },
  IN_PROGRESS: { text: 'Being looked into', colour: undefined },
  DECIDED: { text: 'Decided', colour: 'purple' },
  CLOSED: { text: 'Closed', colour: 'grey' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
} as const satisfies Record<string, { text: string; colour: TagColour | undefined }>

export const receivedHowNames = {
  SELF_SERVICE: 'by the person, online',
  IN_PERSON: 'in person',
  PHONE: 'by phone',
  EMAIL: 'by email',
  LETTER: 'by letter',
} as const

/** How staff can have been told; the person themselves uses their own portal. */
export const toldHow = [
  { value: 'IN_PERSON', text: 'In person' },
  { value: 'PHONE', text: 'By phone' },
  { value: 'EMAIL', text: 'By email' },
  { value: 'LETTER', text: 'By letter' },
] as const
export type ToldHow = (typeof toldHow)[number]['value']

export const complaintEvents = {
  RAISED: 'Put on record',
  ALLOCATED: 'Given to somebody',
  PARTY_NAMED: 'Member of staff named',
  ACKNOWLEDGED: 'Acknowledged',
  EXTENDED: 'More time given',
  ADVANCED: 'Taken to the next stage',
  DECIDED: 'Decided',
  CLOSED: 'Closed',
  WITHDRAWN: 'Withdrawn by the person',
  LATE_ACCEPTED: 'Accepted although it came late',
  LATE_REFUSED: 'Refused: out of time',
  PANEL_NAMED: 'Panel named',
  PANEL_HELD: 'Panel met',
  PANEL_REPORTED: 'Report of the panel sent',
  REMINDED: 'Reminded of a deadline',
} as const

/** What is to be done in a stage. */
export const complaintTasks = {
  ACKNOWLEDGE: 'Acknowledge it',
  PANEL: 'Hold the panel',
  REPORT: 'Send the report of the panel',
  REPLY: 'Decide',
} as const
