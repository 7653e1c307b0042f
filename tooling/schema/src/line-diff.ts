/** Beyond this many differing lines a side, the middle is shown as replaced as a whole. */
const longest = 2_000

/** Generated lines can be endless; what is shown of one. Characters. */
const widest = 180

/** How many unchanged lines are shown around a change. */
const around = 2

type Line = readonly [mark: ' ' | '-' | '+', text: string]

/** The lines that differ, with a little of what surrounds them: `-` is in `before` only, `+` in `after` only. Empty when they are equal. */
export function lineDiff(before: string, after: string): string {
  if (before === after) return ''
  const lines = diffed(before.split('\n'), after.split('\n'))
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(([mark]) => mark !== ' '),
  )
  return lines
    .flatMap(([mark, text], index) =>
      shown[index] ? [`${mark} ${text.length > widest ? `${text.slice(0, widest)}…` : text}`] : shown[index - 1] ? ['  …'] : [],
    )
    .join('\n')
}

function diffed(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const same = (text: string): Line => [' ', text]
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ]
}

/** The longest common subsequence keeps the lines that stayed. */
function middle(before: readonly string[], after: readonly string[]): Line[] {
  if (before.length > longest || after.length > longest) {
    return [...before.map((text): Line => ['-', text]), ...after.map((text): Line => ['+', text])]
  }
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const lines: Line[] = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const old = before[row]
    const fresh = after[column]
    if (old !== undefined && old === fresh) {
      lines.push([' ', old])
      row += 1
      column += 1
    } else if (fresh === undefined || (old !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(['-', old ?? ''])
      row += 1
    } else {
      lines.push(['+', fresh])
      column += 1
    }
  }
  return lines
}
