/** How British numbers are spaced: what they begin with, and the lengths of their groups, the first that fits (Ofcom, National Numbering Plan). */
const groups: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^02\d{9}$/, [3, 4, 4]],
  [/^011\d{8}$/, [4, 3, 4]],
  [/^01\d1\d{7}$/, [4, 3, 4]],
  [/^0[17]\d{9}$/, [5, 6]],
  [/^01\d{8}$/, [5, 5]],
  [/^0[389]\d{9}$/, [4, 3, 4]],
  [/^0[58]\d{8}$/, [4, 6]],
  [/^0[56]\d{9}$/, [5, 6]],
]

/** A British phone number as people write it here, `07700 900101`; any other number, and any other text, as it is. */
export function phoneNumber(recorded: string): string {
  const compact = recorded.replaceAll(/[\s().-]/g, '')
  const national = compact.replace(/^(?:\+|00)44(?:0(?=\d{9,10}$))?/, '0')
  const lengths = groups.find(([begins]) => begins.test(national))?.[1]
  if (!lengths) return recorded
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0))
  return starts.map((start, index) => national.slice(start, start + (lengths[index] ?? 0))).join(' ')
}
