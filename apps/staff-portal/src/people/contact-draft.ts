import { phoneNumber } from '@candour/portal-kit'
import { channelNames } from '../wording/person.ts'

export type Channel = keyof typeof channelNames

/** Contact details as they are typed. An empty string is "not recorded". */
export interface ContactDraft {
  email: string
  phone: string
  addressLines: string
  postcode: string
  preferredChannel: '' | Channel
  safeContact: string
}

export const emptyContact: ContactDraft = {
  email: '',
  phone: '',
  addressLines: '',
  postcode: '',
  preferredChannel: '',
  safeContact: '',
}

interface RecordedContact {
  email: string | null
  phone: string | null
  address: { lines: readonly string[] | null; postcode: string | null } | null
  preferredChannel: Channel | null
  safeContact: string | null
}

export function contactDraftOf(contact: RecordedContact | null): ContactDraft {
  return {
    email: contact?.email ?? '',
    phone: phoneNumber(contact?.phone ?? ''),
    addressLines: contact?.address?.lines?.join('\n') ?? '',
    postcode: contact?.address?.postcode ?? '',
    preferredChannel: contact?.preferredChannel ?? '',
    safeContact: contact?.safeContact ?? '',
  }
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Input of the API from what was typed; empty answers are sent as null, which removes what was recorded. */
export function contactInput(draft: ContactDraft) {
  const lines = linesOf(draft.addressLines)
  return {
    email: draft.email.trim() || null,
    phone: draft.phone.trim() || null,
    addressLines: lines.length > 0 ? lines : null,
    postcode: draft.postcode.trim() || null,
    preferredChannel: draft.preferredChannel || null,
    safeContact: draft.safeContact.trim() || null,
  }
}

/** Only what was changed, so that a field somebody else is editing is left alone. */
export function changedContact(before: ContactDraft, after: ContactDraft): Partial<ReturnType<typeof contactInput>> {
  const old = contactInput(before)
  const changed = Object.entries(contactInput(after)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof typeof old]),
  )
  return Object.fromEntries(changed)
}

export const contactLabels: Record<keyof ContactDraft, string> = {
  email: 'Email',
  phone: 'Phone',
  addressLines: 'Address',
  postcode: 'Postcode',
  preferredChannel: 'Prefers',
  safeContact: 'Before you make contact',
}

export const contactFields = Object.keys(contactLabels) as (keyof ContactDraft)[]

/** One answer as it is shown, not as it is typed. */
export const shownContact = (draft: ContactDraft, field: keyof ContactDraft): string =>
  field === 'preferredChannel' ? (draft.preferredChannel ? channelNames[draft.preferredChannel] : '') : draft[field]
