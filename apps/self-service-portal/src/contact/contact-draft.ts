import { phoneNumber } from '@candour/portal-kit'
import type { MyRecord } from '../information/information-query.ts'

export type Contact = MyRecord['contact']
type Channel = 'EMAIL' | 'PHONE' | 'SMS' | 'POST' | 'NONE'

export interface ContactDraft {
  email: string
  phone: string
  addressLines: string
  postcode: string
  preferredChannel: '' | Channel
  safeContact: string
}

export function draftOf(contact: Contact): ContactDraft {
  return {
    email: contact?.email ?? '',
    phone: phoneNumber(contact?.phone ?? ''),
    addressLines: contact?.address?.lines?.join('\n') ?? '',
    postcode: contact?.address?.postcode ?? '',
    preferredChannel: contact?.preferredChannel ?? '',
    safeContact: contact?.safeContact ?? '',
  }
}

function inputOf(draft: ContactDraft) {
  const lines = draft.addressLines.split('\n').map((line) => line.trim())
  return {
    email: draft.email.trim() || null,
    phone: draft.phone.trim() || null,
    addressLines: lines.some(Boolean) ? lines.filter(Boolean) : null,
    postcode: draft.postcode.trim() || null,
    preferredChannel: draft.preferredChannel || null,
    safeContact: draft.safeContact.trim() || null,
  }
}

/** Only what was changed: the rest stays as it is, also when somebody changes it meanwhile. Null removes. */
export function changesOf(before: ContactDraft, after: ContactDraft): Partial<ReturnType<typeof inputOf>> {
  const old = inputOf(before)
  return Object.fromEntries(
    Object.entries(inputOf(after)).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof typeof old]),
    ),
  )
}

export const draftFields = ['email', 'phone', 'addressLines', 'postcode', 'preferredChannel', 'safeContact'] as const

/** The person's changes on top of what was saved meanwhile. */
export function mergeDraft(before: ContactDraft, mine: ContactDraft, latest: ContactDraft): ContactDraft {
  return {
    ...latest,
    ...Object.fromEntries(draftFields.filter((field) => mine[field] !== before[field]).map((field) => [field, mine[field]])),
  }
}
