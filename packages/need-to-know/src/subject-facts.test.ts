import { expect, it } from 'vitest'
import { nobody, noResource } from './subject-facts.ts'

it('says of nobody, in each fact by itself, what lets through the least', () => {
  expect(nobody('dmws', 'p1')).toEqual({
    subjectId: 'p1',
    organisation: 'dmws',
    exists: false,
    relationships: new Set(),
    excluded: true,
    consents: new Set(),
    restricted: true,
    workItems: new Set(),
    representation: null,
    breakGlass: null,
    resources: new Map(),
  })
  expect(noResource.relationships.size).toBe(0)
})
