/**
 * Who erases what they own of a person, one after another. The record goes first: from then on the person is unknown to everybody, and nothing new
 * comes in about them. Sign-ins go while it is still known whose they are; the access service last, since with it goes the name in the audit log.
 */
export const erasureOrder = ['service-users', 'identity', 'consent', 'complaints', 'access'] as const
export type ErasingService = (typeof erasureOrder)[number]

/** Who is next; null when all have reported. */
export const nextToErase = (reported: ReadonlySet<string>): ErasingService | null =>
  erasureOrder.find((service) => !reported.has(service)) ?? null
