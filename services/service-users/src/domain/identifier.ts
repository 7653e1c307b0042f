const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text that a client sent can be the id of anything here. What cannot is answered as what does not exist. */
export const isIdentifier = (text: string): boolean => uuid.test(text)
