/** For links to a new question: what it begins with. Kept with the visit of that page only, like what is typed there. */
export const beginWith = (matter: string) => ({ begun: matter })

/** What the link said that a question begins with; empty for none. */
export const begunWith = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'begun' in state && typeof state.begun === 'string' ? state.begun : ''
