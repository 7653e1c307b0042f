import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { profileJsonSchemaText } from './profile-json-schema.ts'

it('refuses unknown keys in the published schema too', () => {
  expect(JSON.parse(profileJsonSchemaText())).toMatchObject({
    additionalProperties: false,
    properties: { consent: { oneOf: [{ additionalProperties: false }, { additionalProperties: false }] } },
  })
})

it('is named at the head of every profile, so that editors find it', () => {
  const folder = new URL('../profiles/', import.meta.url)
  const heads = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8').split('\n')[0])
  expect(new Set(heads)).toEqual(new Set(['# yaml-language-server: $schema=../profile.schema.json']))
})
