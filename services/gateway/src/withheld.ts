/** One withheld field as the client sees it, keyed by entity so that normalised caches can use it. */
export interface WithheldMark {
  readonly on: string
  readonly id: string
  readonly field: string
  readonly category: string
  readonly reason: string
  readonly remedy: string
  /** Which strength of sign-in would do, where one would. */
  readonly acrValues?: string
}

const parts = ['on', 'id', 'field', 'category', 'reason', 'remedy'] as const

/**
 * Gathers the marks that subgraphs put into `extensions.withheld`, each once. The order does not depend on which subgraph answered first,
 * so that equal requests give equal bytes.
 */
export class WithheldUnion {
  readonly #marks = new Map<string, WithheldMark>()

  /** Takes the marks of one subgraph's answer; whatever is not a mark is left behind. */
  add(extensions: unknown): void {
    const marks = (extensions as { withheld?: unknown } | null | undefined)?.withheld
    if (!Array.isArray(marks)) return
    for (const candidate of marks) {
      const mark = markOf(candidate)
      if (mark) this.#marks.set(keyOf(mark), mark)
    }
  }

  list(): WithheldMark[] {
    return [...this.#marks.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, mark]) => mark)
  }
}

function markOf(candidate: unknown): WithheldMark | undefined {
  if (typeof candidate !== 'object' || candidate === null) return undefined
  const given = candidate as Record<string, unknown>
  if (!parts.every((part) => typeof given[part] === 'string')) return undefined
  const acr = typeof given['acrValues'] === 'string' ? { acrValues: given['acrValues'] } : {}
  // What is made of entries forgets its keys; that each part is there was seen above.
  return { ...Object.fromEntries(parts.map((part) => [part, given[part]])), ...acr } as unknown as WithheldMark
}

const keyOf = (mark: WithheldMark) => parts.map((part) => mark[part]).join('\u0000')
