import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Purpose } from '@candour/need-to-know'
import type { WithheldMark } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { startForeignRouter, type ForeignRouter } from '../src/foreign-router.ts'
import { intendedReaders, isDenied } from '../src/intended-readers.ts'
import { everything } from '../src/paths-to-a-person.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { claimsOf } from '../src/signed-request.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

/* What a subgraph lets out is enough by itself: whichever router stands in front, and whatever it makes of the answers. */

const byId = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`

let system: TestNetwork
let router: ForeignRouter
let person: PlantedPerson
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantCanaries(system)
  router = await startForeignRouter(system)
})
afterAll(async () => {
  await router?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

const keyOf = ({ on, id, field, category, reason, remedy }: WithheldMark) => [on, id, field, category, reason, remedy].join(' ')

describe.each(intendedReaders)('behind a router that is not ours, %s for %s at assurance %i', (...reader) => {
  const [persona, purpose, assurance] = reader

  it(
    'is never sent what the table denies, and is told what is withheld as by our own gateway',
    { timeout: 120_000 },
    async () => {
      const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
      const viewer = claimsOf(api, (purpose ?? null) as Purpose | null)
      const variables = { id: person.id }
      const answer = await router.ask(viewer, byId, variables)
      const others = answer.errors.filter(({ extensions }) => extensions?.['code'] !== 'WITHHELD')
      expect(others).toEqual([])
      const denied = person.canaries.filter(({ needs }) => isDenied(reader, needs))
      const sent = `${answer.text}\n${[...answer.headers].join('\n')}`
      expect(denied.filter(({ word }) => betrays(sent, word)).map(({ of }) => of)).toEqual([])

      const ours = await api(byId, variables)
      const marks = answer.errors
        .filter(({ extensions }) => extensions?.['code'] === 'WITHHELD')
        .map(({ extensions }) => keyOf(extensions['mark'] as WithheldMark))
      expect([...new Set(marks)].toSorted()).toEqual(ours.withheld.map(keyOf).toSorted())
    },
  )
})
