const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text can be the id of anything here, in the spelling that the database uses. */
export const isIdentifier = (text: string): boolean => uuid.test(text)
