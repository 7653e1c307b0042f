/** A role as people call it: `data protection officer`. */
export const roleInWords = (role: string): string => role.replaceAll('-', ' ')

/** Who looks first at what comes in, in words for the person. */
export const recipientInWords = (role: string): string => `our ${roleInWords(role)}`
