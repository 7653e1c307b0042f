import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { askMessages } from './ask/ask-messages.ts'
import { safeContactMessages } from './contact/safe-contact-messages.ts'
import { documentMessages } from './documents/document-messages.ts'
import { peopleMessages } from './people/people-messages.ts'
import { messages as shared } from './messages.ts'
import { pageMessages } from './page-messages.ts'
import { readingGrade } from './reading-grade.ts'
import { sentMessages } from './sent/sent-messages.ts'

// The whole catalogue, whichever file a part of it stands in.
const messages = {
  ...shared,
  ...pageMessages,
  ask: askMessages,
  people: peopleMessages,
  documents: documentMessages,
  sent: sentMessages,
  safeContact: safeContactMessages,
}

const textsOf = (part: unknown): string[] =>
  typeof part === 'string' ? [part] : Object.values(part as Record<string, unknown>).flatMap(textsOf)

// A value stands where a place is; short words keep the measure about the words that are ours.
const spoken = (part: unknown) => textsOf(part).map((text) => text.replace(/\{\w+\}/g, 'it'))

it('can be read at grade 5 or below', () => {
  expect(readingGrade(spoken(messages))).toBeLessThanOrEqual(5)
})

it.each(Object.entries(messages))('keeps the words of %s at grade 5 or below', (_page, part) => {
  expect(readingGrade(spoken(part))).toBeLessThanOrEqual(5)
})

it('has no sentence of more than 20 words and never says please', () => {
  for (const text of spoken(messages)) {
    for (const sentence of text.split(/[.!?]/)) expect(sentence.trim().split(/\s+/).length, sentence).toBeLessThanOrEqual(20)
    expect(text).not.toMatch(/please/i)
  }
})

it('tells easy from hard', () => {
  expect(readingGrade(['The cat sat on the mat.'])).toBeLessThan(2)
  expect(
    readingGrade(['Notwithstanding applicable obligations, processing necessitates documented authorisation.']),
  ).toBeGreaterThan(15)
})

const pages = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
)

it.each(pages)('%s shows only words of the catalogue', (file) => {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  const shown = [...source.matchAll(/(?<!=)>\s*([A-Z][a-z]+(?: [a-z’']+)*[^<>{}=;()]*)\s*</g)].map((match) => match[1]?.trim())
  const props = [...source.matchAll(/\b(?:title|label|legend|hint|caption|about|aria-label)="([^"]+)"/g)].map((match) => match[1])
  expect([...shown, ...props]).toEqual([])
})
