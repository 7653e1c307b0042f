/** What it takes to read something that is decided as data of the organisation itself, and not of the person: who its staff are, what they did. */
export const ofOrganisation = (category: string): string => `organisation/${category}`

/** Whether something is decided as data of the organisation itself. */
export const isOfOrganisation = (need: string): boolean => need.startsWith('organisation/')

/** The category of a need, whatever it is decided as data of. */
export const categoryOf = (need: string): string => need.replace(/^organisation\//, '')
