/** Rows of which the end, if any, is still to come. */
export const notEnded = (now: Date) => ({ OR: [{ endedAt: null }, { endedAt: { gt: now } }] })

/** Rows whose period, `fromAt` to `untilAt`, contains this instant. */
export const lasting = (now: Date) => ({ fromAt: { lte: now }, OR: [{ untilAt: null }, { untilAt: { gt: now } }] })

/** Grants of roles in force at this instant. */
export const grantInForce = (now: Date) => ({ effectiveFrom: { lte: now }, ...notEnded(now) })
