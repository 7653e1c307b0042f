import { describe, expect, it } from 'vitest'
import { lineDiff } from './line-diff.ts'

describe('a diff of lines', () => {
  it('is empty for equal texts', () => {
    expect(lineDiff('a\nb', 'a\nb')).toBe('')
  })

  it('shows what went, what came and a little of what stayed', () => {
    const before = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].join('\n')
    const after = ['one', 'two', 'three', 'FOUR', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].join('\n')
    expect(lineDiff(before, after)).toBe(
      ['  …', '  two', '  three', '- four', '+ FOUR', '  five', '  six', '  …', '  eight', '  nine', '+ ten']
        .join('\n')
        .replace('  …\n  two', '  two'),
    )
  })

  it('keeps a line that stayed between two changes', () => {
    expect(lineDiff('a\nkeep\nb', 'x\nkeep\ny')).toBe('- a\n+ x\n  keep\n- b\n+ y')
  })

  it('cuts endless lines and survives long texts', () => {
    expect(lineDiff('a', 'b'.repeat(500)).length).toBeLessThan(250)
    const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word} ${index}`).join('\n')
    expect(lineDiff(long('a'), long('b'))).toContain('+ b 4999')
  })
})
