/** A note entered longer than this after the contact it tells of is flagged as late (DMWS-05). Milliseconds. */
const promptly = 24 * 60 * 60 * 1000

/** Whether a note was entered late. */
export const isLate = (occurredAt: Date, enteredAt: Date): boolean => enteredAt.getTime() - occurredAt.getTime() > promptly
