import type { TagColour } from '@candour/portal-kit'

/** What a message is about; its kind as the API has it. */
export const messageKindNames: Readonly<Record<string, string>> = {
  'complaint-acknowledged': 'Complaint received',
  'correction-decided': 'Correction decided',
  'consent-recorded': 'Choice recorded',
  'sign-in-invitation': 'Invitation to sign in',
  'access-restored': 'Sign-in restored',
  'authority-ends': 'A birthday ends an authority',
  'sign-in-changed': 'Sign-in changed',
  'emergency-access': 'Emergency access',
  'disposal-reminder': 'Records about to be erased',
}

export const sendingChannelNames = { EMAIL: 'Email', SMS: 'Text message', POST: 'Letter' } as const

export const messageStates: Readonly<Record<string, { text: string; colour: TagColour }>> = {
  QUEUED: { text: 'Waiting', colour: 'grey' },
  SENDING: { text: 'Being sent', colour: 'grey' },
  SENT: { text: 'Sent', colour: 'green' },
  NOT_SENT: { text: 'Not sent', colour: 'yellow' },
  FAILED: { text: 'Failed', colour: 'red' },
}

/** Why a message took its way, or none. */
export const messageReasons: Readonly<Record<string, string>> = {
  PREFERRED: 'They prefer it.',
  ASKED_FOR: 'It was asked for.',
  PREFERENCE_NOT_POSSIBLE: 'What they prefer is not possible.',
  NO_PREFERENCE: 'They have not said what they prefer.',
  DECEASED: 'The person has died.',
  EXPIRED: 'It came too late to be of use.',
  NOT_TO_BE_CONTACTED: 'They are not to be contacted.',
  SAFE_CONTACT_NOT_READ: 'Nobody has said yet what their safe-contact text means for messages. Set it under “Safe contact”.',
  NO_WAY_TO_REACH: 'There is no address for it.',
  NOT_AGREED: 'They have not agreed to be contacted in a way that is possible.',
  SAFE_CONTACT_CHANNELS: 'They asked not to be contacted in any way that is possible.',
  SAFE_CONTACT_WORDS: 'It would say a word that must never be said.',
  NOT_DISCREET_ENOUGH: 'It could not be sent without naming us.',
  NOTHING_TO_SEND_BY: 'No way of sending is set up.',
  RECIPIENT_GONE: 'The person is not on record any more.',
  NEVER_SENT: 'It was lost before it could be sent.',
  UNCERTAIN: 'It is not known whether it left. Ask them before it is sent again.',
  REFUSED_BY_PROVIDER: 'The provider refused it.',
  GIVEN_UP: 'It was tried many times, without success.',
}
