/** Numbers from 0 up to, not including, a limit, that look random and are the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

/** So many of them, others for every seed; one can be among them twice. */
export function someOf<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const next = seededNumbers(seed)
  return Array.from({ length: count }, () => items[next(items.length)]).filter((item) => item !== undefined)
}
