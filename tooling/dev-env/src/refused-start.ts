import { BackupError, DatabaseSetupError, KeyFileError } from '@candour/database'
import { GatewayConfigError } from '@candour/gateway'
import { IdentityConfigError, UnsealError } from '@candour/identity'
import { InvalidProfileError } from '@candour/organisations'

/** A start that cannot be, told in one sentence. */
export class RefusedStart extends Error {
  override readonly name = 'RefusedStart'
}

const known = [
  RefusedStart,
  BackupError,
  DatabaseSetupError,
  KeyFileError,
  GatewayConfigError,
  IdentityConfigError,
  UnsealError,
  InvalidProfileError,
]

/** Ends the process with a sentence for what was foreseen, and with the whole fault for what was not. */
export function endWith(error: unknown): never {
  if (known.some((kind) => error instanceof kind)) console.error((error as Error).message)
  else console.error(error)
  process.exit(1)
}
