/** One read, and whether it was shown what it asked for. */
export interface ReadOutcome {
  /** When it was sent: milliseconds of this process's clock. */
  readonly begun: number
  readonly shown: boolean
}

/**
 * Reads again and again, several at once, while something is revoked.
 * @param before so many reads end before the revocation begins, and `after` so many begin once it was acknowledged
 * @returns when the revocation was known to be committed, and what became of every read
 */
export async function readWhile({
  read,
  revoke,
  atOnce,
  before,
  after,
}: {
  readonly read: () => Promise<boolean>
  readonly revoke: () => Promise<void>
  readonly atOnce: number
  readonly before: number
  readonly after: number
}): Promise<{ readonly committed: number; readonly outcomes: readonly ReadOutcome[] }> {
  const outcomes: ReadOutcome[] = []
  let committed = Number.POSITIVE_INFINITY
  let left = after
  let begin = () => {}
  const enough = new Promise<void>((resolve) => {
    begin = resolve
  })
  const reader = async () => {
    while (left > 0) {
      const begun = performance.now()
      if (begun > committed) left -= 1
      outcomes.push({ begun, shown: await read() })
      if (outcomes.length >= before) begin()
    }
  }
  const reading = Array.from({ length: atOnce }, reader)
  // A reader that fails must not leave the others waiting.
  const failure = Promise.all(reading).then(() => undefined)
  await Promise.race([enough, failure])
  await revoke()
  committed = performance.now()
  await failure
  return { committed, outcomes }
}
