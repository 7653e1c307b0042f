/** A backup that cannot be made, read or put back; the message says why in one sentence. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
