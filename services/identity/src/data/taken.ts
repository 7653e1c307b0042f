/** Whether a write was refused because a value that must be unique, such as a user name, is somebody else's. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
