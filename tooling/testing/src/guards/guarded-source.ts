import type { Removal } from './removal.ts'

/** Test files, or of those the tests of a name where they have more than concern the sources. */
export interface GuardingTests {
  readonly in: readonly string[]
  readonly only?: RegExp
}

/** Sources that hold guards, with the tests that must fail when one is taken away: in steps, the likeliest first. */
export interface GuardedSources {
  readonly name:
    | 'policy'
    | 'plugin'
    | 'facts'
    | 'gateway'
    | 'subgraphs'
    | 'loaders'
    | 'organisations'
    | 'errors'
    | 'domain'
    | 'mutations'
    | 'attempts'
    | 'answers'
    | 'rows'
    | 'data'
  readonly files: readonly string[]
  /** The only view of a migration whose guards are meant. */
  readonly view?: string
  /** The only guards that are meant, as they are told. */
  readonly guards?: RegExp
  /** How they are found in a source; all that it tells by itself when left out. */
  readonly removals?: (source: string) => readonly Removal[]
  readonly tests: readonly GuardingTests[]
}

/** Files of a folder, by their names without the extension. */
export const within = (folder: string, names: readonly string[], extension: string): string[] =>
  names.map((name) => `${folder}/${name}${extension}`)
