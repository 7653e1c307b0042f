import { parseArgs } from 'node:util'

/** The command line does not say what to measure. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Options {
  /** How many people the databases hold that are compared, from the fewest to the most. Undefined: as the bench thinks right. */
  readonly people: readonly number[] | undefined
  /** How often each thing is measured. Undefined: as often as the bench thinks right. */
  readonly rounds: number | undefined
}

/** @throws UsageError */
export function readOptions(
  argv: readonly string[],
  benches: readonly string[],
): { readonly bench: string; readonly options: Options } {
  const usage = `Usage: npm run bench -- ${benches.join('|')} [--rounds NUMBER] [--people NUMBER,NUMBER,…]`
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { people: { type: 'string' }, rounds: { type: 'string' } },
    })
    const [bench, ...rest] = positionals
    const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
    if (bench === undefined || !benches.includes(bench) || rest.length > 0) throw new UsageError(usage)
    if (rounds !== undefined && (!Number.isInteger(rounds) || rounds < 1)) throw new UsageError(usage)
    const people = values.people?.split(',').map(Number)
    if (people?.some((number) => !Number.isInteger(number) || number < 100)) throw new UsageError(usage)
    return { bench, options: { people: people?.toSorted((a, b) => a - b), rounds } }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(usage, { cause: error })
  }
}
