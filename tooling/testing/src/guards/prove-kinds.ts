import { cpus } from 'node:os'
import { runProgram } from '../run-program.ts'
import { allGuards } from './all-guards.ts'
import { needlessGuards } from './needless-guards.ts'

/** What came of taking away the guards of one kind. */
export interface ShownKind {
  readonly kind: string
  readonly noticed: number
  readonly all: number
  /** When, of which commit, and how long it took. */
  readonly how: string
  /** The guards that no test noticed, as they are told. */
  readonly missed: readonly string[]
}

/** The kinds of guards there are, in the order in which they are proved. */
export const kindsOfGuards = (): string[] => [...new Set(allGuards().map(({ of }) => of.name))]

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/**
 * Takes the guards of a kind away in as many runs as there are cores, since a run waits for one test at a time.
 * @param patience minutes that it may take
 */
export async function proveKind(kind: string, commit: string, patience: number): Promise<ShownKind> {
  const started = Date.now()
  const runs = cpus().length
  const ran = await Promise.all(
    Array.from({ length: runs }, (_, at) =>
      runProgram('tooling/testing/src/guards/prove-guards.ts', ['--show', '--kind', kind, '--part', `${at + 1}/${runs}`], {
        show: true,
        keep: true,
        timeout: patience,
      }),
    ),
  )
  const lines = ran.flatMap(({ output }) => output.split('\n'))
  const counted = lines.flatMap((line) => {
    const [, noticed, all] = /^(\d+) of (\d+) guards matter/.exec(line) ?? []
    return noticed === undefined ? [] : [{ noticed: Number(noticed), all: Number(all) }]
  })
  if (counted.length !== runs) throw new Error(`Not all guards of ${kind} were taken away.`)
  return {
    kind,
    noticed: total(counted.map(({ noticed }) => noticed)),
    all: total(counted.map(({ all }) => all)),
    how: `at ${commit} in ${Math.round((Date.now() - started) / 1000)} s`,
    missed: lines.filter((line) => line.startsWith('NOT NOTICED')),
  }
}

/** What the report says of the guards: each kind by itself, then all of them. */
export function sayKinds(shown: ReadonlyMap<string, ShownKind>): string {
  const kinds = kindsOfGuards().flatMap((kind) => shown.get(kind) ?? [])
  const missing = kindsOfGuards().filter((kind) => !shown.has(kind))
  const sum = `${total(kinds.map(({ noticed }) => noticed))} of ${total(kinds.map(({ all }) => all))} guards matter: without it a test fails`
  return [
    ...kinds.flatMap(({ kind, noticed, all, how, missed }) => [
      `- ${kind}: ${noticed} of ${all}, ${how}`,
      ...missed.map((line) => `  - ${line}`),
    ]),
    `- ${sum} (${needlessGuards.length} needless ones told with their reasons)${missing.length > 0 ? `; not shown yet: ${missing.join(', ')}` : ''}`,
  ].join('\n')
}

/** Reads what the report says. */
export function shownKinds(said: string): Map<string, ShownKind> {
  const shown = new Map<string, ShownKind>()
  let last: { readonly missed: string[] } | null = null
  for (const line of said.split('\n')) {
    const [, kind, noticed, all, how = ''] = /^- (\w+): (\d+) of (\d+), (.*)$/.exec(line) ?? []
    if (kind !== undefined) {
      const missed: string[] = []
      last = { missed }
      shown.set(kind, { kind, noticed: Number(noticed), all: Number(all), how, missed })
    } else if (line.startsWith('  - ')) last?.missed.push(line.slice(4))
    else last = null
  }
  return shown
}
