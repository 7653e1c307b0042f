import type { TagColour } from '@candour/portal-kit'
import type { Consent } from '../consent/consent-query.ts'

export const sectionNames = {
  STORE_AND_USE: 'Storing and using information',
  CONTACT: 'Contact',
  SHARING: 'Sharing',
  MARKETING: 'News and case studies',
} as const

export const stateTags: Record<string, { text: string; colour: TagColour }> = {
  NOT_ASKED: { text: 'Not asked yet', colour: 'yellow' },
  GIVEN: { text: 'Given', colour: 'green' },
  REFUSED: { text: 'Refused', colour: 'grey' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'orange' },
}

export const methodNames: Record<string, string> = {
  IN_PERSON: 'in person',
  PHONE: 'by phone',
  SELF_SERVICE: 'by the person, online',
  PAPER: 'on paper',
}

const basisNames: Record<Consent['item']['basis'], string> = {
  CONSENT: 'it rests on something else',
  LEGAL_OBLIGATION: 'the law requires it',
  VITAL_INTERESTS: 'it can protect a life',
  PUBLIC_TASK: 'it is part of our public task',
  LEGITIMATE_INTERESTS: 'we have a legitimate interest',
  RECOGNISED_LEGITIMATE_INTEREST: 'the law recognises our interest',
  CONTRACT: 'a contract requires it',
}

/** Why an item needs no consent. */
export const basisReason = (basis: Consent['item']['basis']): string => basisNames[basis]
