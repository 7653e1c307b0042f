import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../src/api-client.ts'
import { betrayedBy } from '../src/canary.ts'
import { everyPath, mustBeAnswered, sentIn } from '../src/every-path.ts'
import { FoundBySomebody } from '../src/found-by-somebody.ts'
import { intendedAuditor, intendedReaders, isDenied } from '../src/intended-readers.ts'
import { CursorsGiven, pagedFields, waysOn } from '../src/paths-by-cursor.ts'
import { rootFields } from '../src/paths-from-the-query.ts'
import { everything } from '../src/paths-to-a-person.ts'
import { startPlantedNetwork, type PlantedNetwork } from '../src/planted-network.ts'
import { protectedTexts } from '../src/protected-texts.ts'
import { watched } from '../src/watched-api.ts'

let planted: PlantedNetwork
let found: FoundBySomebody
const cursors = new CursorsGiven()
/** What those are sent who may read everything, before anybody else has added anything. */
let openly: readonly Answer<{ serviceUser: unknown }>[]
beforeAll(async () => {
  planted = await startPlantedNetwork()
  const { system, person } = planted
  found = new FoundBySomebody(person.canaries)
  const readers = [await system.as('dmws.dpo', { purpose: 'rights-request' }), await system.as('dmws.planted')]
  const query = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`
  openly = await Promise.all(readers.map((api) => api<{ serviceUser: unknown }>(query, { id: person.id })))
  for (const answer of openly) found.note(answer)
})
afterAll(() => planted.system[Symbol.asyncDispose]())

describe.each([...intendedReaders, intendedAuditor])('%s for %s at assurance %i', (...reader) => {
  const [persona, purpose, assurance] = reader
  it('is never sent what the table does not allow, on any path, in any disguise', { timeout: 120_000 }, async () => {
    const { system, person } = planted
    const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const denied = person.canaries.filter(({ needs }) => isDenied(reader, needs))
    const paths = [...everyPath(person, cursors)].map(([path, ask]) =>
      ask(
        watched(api, (answer) => {
          mustBeAnswered(answer, path)
          found.note(answer)
          const betrayed = betrayedBy(sentIn(answer))
          const leaked = denied.filter(({ word }) => betrayed(word)).map(({ of }) => of)
          expect(leaked, `leaked to ${persona} ${path}`).toEqual([])
        }),
      ),
    )
    await Promise.all(paths)
  })
})

describe('what nobody is told means something, since', () => {
  it('every field of Query told somebody something, so that a new one cannot be forgotten', () => {
    expect(rootFields.map(({ name }) => name).filter((name) => !found.roots.has(name))).toEqual([])
  })

  it('there is a canary in every protected text, so that a new field cannot be forgotten', () => {
    for (const { data, errors } of openly) {
      expect(errors).toEqual([])
      expect(data.serviceUser).not.toBeNull()
    }
    const bare = protectedTexts().filter((of) => !found.texts.has(of))
    expect(bare, 'protected texts without a canary').toEqual([])
  })

  it('each canary was shown to somebody', () => {
    expect(planted.person.canaries.filter(({ of }) => !found.canaries.has(of)).map(({ of }) => of)).toEqual([])
  })

  it('every paged list was gone on with by somebody from a cursor of their own, and by somebody from another’s', () => {
    expect(
      waysOn.filter((way) => !cursors.wentOn.has(way)),
      'where nothing came after a cursor',
    ).toEqual([])
    const lists = pagedFields.map(([type, { name }]) => `${type}.${name}`)
    expect(
      lists.filter((list) => !cursors.foreign.has(list)),
      'where nobody sent a cursor of another reader',
    ).toEqual([])
  })
})
