import { parseArgs } from 'node:util'

/** The command line does not say what to measure. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Options {
  /** Measure a million people as well. */
  readonly full: boolean
  /** How often each thing is measured. Undefined: as often as the bench thinks right. */
  readonly rounds: number | undefined
}

/** @throws UsageError */
export function readOptions(
  argv: readonly string[],
  benches: readonly string[],
): { readonly bench: string; readonly options: Options } {
  const usage = `Usage: npm run bench -- ${benches.join('|')} [--rounds NUMBER] [--full]`
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { full: { type: 'boolean', default: false }, rounds: { type: 'string' } },
    })
    const [bench, ...rest] = positionals
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
    if (bench === undefined || !benches.includes(bench) || rest.length > 0) throw new UsageError(usage)
    if (rounds !== undefined && (!Number.isInteger(rounds) || rounds < 1)) throw new UsageError(usage)
    return { bench, options: { full: values.full, rounds } }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(usage, { cause: error })
  }
}
