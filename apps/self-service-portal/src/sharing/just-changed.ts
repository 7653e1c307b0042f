/** What a choice just did, carried to the list in the state of the navigation and gone with it. */
export interface JustChanged {
  code: string
  kind: 'stopped' | 'started'
  /** Instant at which the server recorded it. */
  at: string
}

/** Reads the navigation state; anything else gives null. */
export function justChanged(state: unknown): JustChanged | null {
  if (typeof state !== 'object' || state === null) return null
  const { code, kind, at } = state as Record<string, unknown>
  return typeof code === 'string' && typeof at === 'string' && (kind === 'stopped' || kind === 'started')
    ? { code, kind, at }
    : null
}
