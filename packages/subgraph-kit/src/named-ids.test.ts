import { describe, expect, it } from 'vitest'
import { namedIds } from './named-ids.ts'

const ids = Array.from({ length: 300 }, () => crypto.randomUUID())

describe('the ids that a request names', () => {
  it('are found wherever they stand, each once', () => {
    const [one, other] = ids
    const body = JSON.stringify({
      query: `{ serviceUser(id: "${one}") { id } }`,
      variables: { list: [{ id: other }, { id: one }] },
    })
    expect(namedIds(body)).toEqual([one, other])
    expect(namedIds(JSON.stringify({ query: '{ me { id } }', variables: { id: 'no-id-0000' } }))).toEqual([])
  })

  it('are no more than are asked about at once', () => {
    expect(namedIds(JSON.stringify(ids))).toEqual(ids.slice(0, 200))
  })
})
