const variable = 'CANDOUR_GUARD_REMOVED'

/** A source as it is without one of its guards. */
export interface Removed {
  /** From the top folder. */
  readonly file: string
  readonly source: string
}

interface Current extends Removed {
  /** Tells it from all others of the run. */
  readonly number: number
}

let last = 0

/** The source that is changed at present, as the processes of the tests are told it; null for none. */
export const removedBy = (environment: NodeJS.ProcessEnv): Current | null => {
  const said = environment[variable]
  return said === undefined || said === '' ? null : (JSON.parse(said) as Current)
}

export const remove = (removed: Removed | null): void => {
  process.env[variable] = removed === null ? '' : JSON.stringify({ ...removed, number: (last += 1) })
}

export const staleSource = 'a source of another run'

/** How a test begins to tell of a statement that is none. */
export const noStatementSent = 'no statement was sent'

/**
 * A statement at the end of a source, by which a process of a test refuses it when it is not as it has to be in this run: a transformation that
 * an earlier run had begun may end late.
 */
export const refusedElsewhere = (file: string, number: number): string =>
  `\n;{ const at = process.env['${variable}']; const its = at ? JSON.parse(at) : {}; ` +
  `if ((its.file === ${JSON.stringify(file)} ? its.number : 0) !== ${number}) throw new Error(${JSON.stringify(staleSource)}) }`
