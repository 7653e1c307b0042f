import type { ComplaintsProfile } from '@candour/organisations'

/** A role as people call it: `data protection officer`. */
export const roleInWords = (role: string): string => role.replaceAll('-', ' ')

/** Who looks first at what comes in, in words for the person. */
export const firstRecipientOf = ({ firstRecipient }: Pick<ComplaintsProfile, 'firstRecipient'>): string =>
  `our ${roleInWords(firstRecipient)}`
