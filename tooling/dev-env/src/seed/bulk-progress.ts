/** Tells how far a long piece of work has come. */
export interface Progress {
  /** Says that so many are done, seldom enough to be read. */
  done(count: number): void
  /** Ends the line that is being rewritten. */
  end(): void
}

interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/**
 * One line that is rewritten on a terminal; elsewhere a plain line at every tenth.
 * @param total null when nobody knows how much there is
 */
export function progressLine(
  output: Output,
  what: string,
  total: number | null,
  now: () => number = () => performance.now(),
): Progress {
  const started = now()
  let toldAt = -Infinity
  let toldTenths = 0
  const line = (count: number) => {
    const seconds = (now() - started) / 1000
    const rate = seconds > 0 ? Math.round(count / seconds) : 0
    const share =
      total === null || total === 0 ? '' : ` of ${total.toLocaleString('en-GB')} (${Math.floor((count / total) * 100)} %)`
    return `${what}: ${count.toLocaleString('en-GB')}${share}, ${seconds.toFixed(0)} s, ${rate.toLocaleString('en-GB')} a second`
  }
  return {
    done: (count) => {
      if (output.isTTY) {
        if (now() - toldAt < 200 && count !== total) return
        toldAt = now()
        output.write(`\r\u001b[2K${line(count)}`)
        return
      }
      const tenths = total === null ? Math.floor(count / 10_000) : Math.floor((count / total) * 10)
      if (tenths <= toldTenths) return
      toldTenths = tenths
      output.write(`${line(count)}\n`)
    },
    end: () => {
      if (output.isTTY) output.write('\n')
    },
  }
}
