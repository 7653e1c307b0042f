import { expect, it } from 'vitest'
import { fileSize } from './file-size.ts'

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 KB'],
  [1_234, '1.2 KB'],
  [9_960, '10 KB'],
  [123_456, '123 KB'],
  [999_499, '999 KB'],
  [999_500, '1 MB'],
  [10_000_000, '10 MB'],
])('says %i bytes as %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words)
})
