import { expect, it } from 'vitest'
import { readingGrade } from './reading-grade.ts'

it.each([
  // worked by hand: 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59
  ['The cat sat on the mat.', 6, 1, 6],
  ['We keep your information. You agreed to it.', 8, 2, 12],
  ['People in care write messages at times.', 7, 1, 10],
  ['Organisations process special categories.', 4, 1, 13],
])('gives the Flesch-Kincaid grade of "%s"', (text, words, sentences, syllables) => {
  expect(readingGrade(text)).toBeCloseTo((0.39 * words) / sentences + (11.8 * syllables) / words - 15.59, 6)
})

it('gives no grade to a text without words', () => {
  expect(readingGrade(' … ')).toBe(0)
})
