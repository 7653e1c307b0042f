const variable = 'CANDOUR_GUARD_REMOVED'

/** A source as it is without one of its guards. */
export interface Removed {
  /** From the top folder. */
  readonly file: string
  readonly source: string
}

/** The source that is changed at present, as the processes of the tests are told it; null for none. */
export const removedBy = (environment: NodeJS.ProcessEnv): Removed | null => {
  const said = environment[variable]
  return said === undefined || said === '' ? null : (JSON.parse(said) as Removed)
}

export const remove = (removed: Removed | null): void => {
  process.env[variable] = removed === null ? '' : JSON.stringify(removed)
}
