/**
 * Wraps the data keys of persons with a key-encryption key that the database never sees. `context` says whose key it is and must be the same
 * at both ends. The key-encryption key has versions, of which the newest wraps and all open, until those that wrap nothing any more are retired.
 */
export interface KeyProvider {
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>
  /** @throws KeyFileError, KeyServiceError when it does not open, and why */
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>
  /** The version that a wrapped key needs. */
  versionOf(wrapped: Uint8Array): number
  /** The versions that there are, oldest first. */
  versions(): Promise<readonly KeyVersion[]>
  /** Makes a newer version, with which everybody wraps from then on. Returns its number. */
  rotate(now: Date): Promise<number>
  /** Forgets the versions before this one: what they wrap never opens again. */
  retireBefore(version: number): Promise<void>
}

export interface KeyVersion {
  readonly version: number
  readonly madeAt: Date
}

/** The key-encryption key cannot be used as it is found; the message says what to do. */
export class KeyFileError extends Error {
  override readonly name: string = 'KeyFileError'
}

/** The service that holds the key-encryption key did not do what it was asked to; the message says what it said, and never a key. */
export class KeyServiceError extends KeyFileError {
  override readonly name = 'KeyServiceError'
}
