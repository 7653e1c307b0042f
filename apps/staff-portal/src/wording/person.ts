import type { TagColour } from '@candour/portal-kit'

interface Named {
  givenName: string | null
  familyName: string | null
  preferredName?: string | null
}

/** Name as staff say it; the preferred name stands in front when it differs. Null when no part may be seen. */
export function personName({ givenName, familyName, preferredName }: Named): string | null {
  return [preferredName || givenName, familyName].filter(Boolean).join(' ') || null
}

export const statusTags: Record<string, { text: string; colour: TagColour }> = {
  ACTIVE: { text: 'Active', colour: 'green' },
  CLOSED: { text: 'Closed', colour: 'grey' },
  DECEASED: { text: 'Deceased', colour: 'purple' },
}

export const channelNames = {
  EMAIL: 'Email',
  PHONE: 'Phone call',
  SMS: 'Text message',
  POST: 'Post',
  NONE: 'No contact',
} as const

/** Article 4(1) and 9 labels as a note's author chooses them. */
export const noteContents = [
  { value: 'support.notes', text: 'General support information' },
  { value: 'special.health.physical', text: 'Physical health' },
  { value: 'special.health.mental', text: 'Mental health' },
  { value: 'family', text: 'Family or next of kin' },
  { value: 'housing', text: 'Housing' },
  { value: 'financial', text: 'Money' },
  { value: 'employment', text: 'Work' },
  { value: 'special.ethnicity', text: 'Ethnicity' },
  { value: 'special.religion', text: 'Religion' },
] as const

export const categoryName = (category: string): string =>
  noteContents.find(({ value }) => value === category)?.text.toLowerCase() ?? category
