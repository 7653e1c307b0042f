import type { SealedPlace } from '@candour/database'

interface Owned {
  readonly organisation: string
  readonly serviceUserId: string
}

/** The columns of a person's own row that hold sealed values. */
export type PersonColumn =
  | 'nhs_number'
  | 'email'
  | 'phone'
  | 'address'
  | 'safe_contact'
  | 'safe_contact_rules'
  | 'no_contact_reason'
  | 'physical_health'
  | 'mental_health'
  | 'ethnicity'
  | 'religion'

/** Where a sealed value belongs: a ciphertext moved to another column or person does not open. */
export const personPlace = (person: { organisation: string; id: string }, column: PersonColumn): SealedPlace => ({
  organisation: person.organisation,
  table: 'service_user',
  column,
  personId: person.id,
})

/** Rows of which a person has many are told apart by their id as well. */
export const notePlace = (note: Owned & { readonly id: string }, column: 'text' | 'late_reason'): SealedPlace => ({
  organisation: note.organisation,
  table: `note/${note.id}`,
  column,
  personId: note.serviceUserId,
})

export const documentPlace = (document: Owned & { readonly id: string }, column: 'name' | 'content'): SealedPlace => ({
  organisation: document.organisation,
  table: `document/${document.id}`,
  column,
  personId: document.serviceUserId,
})

export const correctionPlace = (
  correction: Owned & { readonly id: string },
  column: 'previous' | 'proposed' | 'reason' | 'decision',
): SealedPlace => ({
  organisation: correction.organisation,
  table: `correction/${correction.id}`,
  column,
  personId: correction.serviceUserId,
})

export const messagePlace = (
  message: { readonly id: string; readonly organisation: string; readonly recipientId: string },
  column: 'subject' | 'text',
): SealedPlace => ({
  organisation: message.organisation,
  table: `message/${message.id}`,
  column,
  personId: message.recipientId,
})

export const outgoingPlace = (message: {
  readonly messageId: string
  readonly organisation: string
  readonly recipientId: string
}): SealedPlace => ({
  organisation: message.organisation,
  table: `demonstration_message/${message.messageId}`,
  column: 'outgoing',
  personId: message.recipientId,
})
