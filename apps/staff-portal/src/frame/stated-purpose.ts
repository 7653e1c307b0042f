/**
 * Why the member of staff looks, sent with every request. Kept in memory only: after a reload the portal starts from its default again,
 * so that nobody carries an unusual purpose along without noticing.
 */
let purpose: string | null = 'care'
const listeners = new Set<() => void>()

export const statedPurpose = {
  get: (): string | null => purpose,
  set(next: string | null): void {
    purpose = next
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
