import { betrayedBy } from './canary.ts'
import { pathKinds, type PathKind } from './kinds-of-path.ts'
import type { Listening } from './listen-to-the-log.ts'
import type { Planted } from './planted-person.ts'

/** Looks for canaries in what somebody is sent or what is logged, and counts: a case is one value looked for in one answer or line. */
export class LeakTally {
  readonly #canaries: readonly Planted[]
  readonly #byKind = new Map<PathKind, number>()
  readonly #leaked: string[] = []
  readonly #seen = new Set<string>()
  readonly #begun = Date.now()
  #answers = 0

  constructor(canaries: readonly Planted[]) {
    this.#canaries = canaries
  }

  /** Looks through what somebody was sent on a path of some kinds, where `isDenied` may not be. */
  lookThrough(sent: string, kinds: Iterable<PathKind>, where: string, isDenied: (canary: Planted) => boolean): void {
    this.#answers += 1
    for (const kind of kinds) this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1)
    const betrayed = betrayedBy(sent)
    for (const canary of this.#canaries) {
      if (!betrayed(canary.word)) continue
      this.#seen.add(canary.of)
      if (isDenied(canary)) this.leak(`${canary.of} ${where}`)
    }
  }

  /** Looks through what was written, line by line: nothing is allowed there. */
  lookThroughLog(log: Listening): readonly string[] {
    const lines = log.heard().split('\n').filter(Boolean)
    for (const line of lines) this.lookThrough(line, ['log'], 'in the log', () => true)
    return lines
  }

  /** Counts something else that was told and may not be. */
  leak(what: string): void {
    this.#leaked.push(what)
  }

  get leaked(): readonly string[] {
    return this.#leaked
  }

  /** What each canary is of that nobody was sent, of whom nothing that was asked proves anything. */
  get unseen(): readonly string[] {
    return this.#canaries.map(({ of }) => of).filter((of) => !this.#seen.has(of))
  }

  /** The kinds of path on which nothing came. */
  get kindsMissed(): readonly PathKind[] {
    return pathKinds.filter((kind) => !this.#byKind.has(kind))
  }

  /** The figures of a proof, with what else it counted. */
  figure(name: string, ...counted: readonly string[]): string {
    const values = this.#canaries.length
    const kinds = pathKinds.map((kind) => `${kind} ${(this.#byKind.get(kind) ?? 0) * values}`)
    return [
      `${name}: ${this.#answers * values} cases, of them by kind of path (an answer can be of several): ${kinds.join(', ')}; ${values} values`,
      ...counted,
      `${this.#leaked.length} leaked, ${values - this.unseen.length} of the values seen by somebody`,
      `in ${Math.round((Date.now() - this.#begun) / 1000)} s`,
    ].join('; ')
  }
}
