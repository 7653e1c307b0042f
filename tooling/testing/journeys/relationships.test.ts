import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let sam: string
const advocate = randomUUID()
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  sam = await system.personId('Okafor')
  await system.network.seeding.access.grantRepresentation({
    organisation: 'dmws',
    subjectId: sam,
    representativeId: advocate,
    name: 'Pat Quill',
    kind: 'advocate',
    evidence: 'Letter signed by the person',
    givenOn: '2026-01-10',
    lastDay: '2030-01-10',
    scopes: ['identity', 'contact', 'support.**'],
  })
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

describe('people who act for somebody', () => {
  it('are named to the person, who hides things from them and stops them', async () => {
    const person = await visitors.signIn('my', 'dmws.service-user.1')
    await person.page.goto(`${system.url}/my/`)
    await person.follow('My people')
    await person.sees('Pat Quill, advocate')
    await isOpenToAll(person, 'my-people')
    await person.follow(/Choose what they see.*Pat Quill/)
    await isOpenToAll(person, 'my-people-see')
    await person.press(/Hide Support notes/)
    await person.page.getByRole('button', { name: /Show Support notes/ }).waitFor()
    const [row] = await system.sql<{ hidden: string[] }>('SELECT hidden FROM facts.representation WHERE viewer_id = $1', advocate)
    expect(row?.hidden).toEqual(['support.notes'])
    await person.follow('Back')
    await person.follow(/^Stop.*Pat Quill/)
    await isOpenToAll(person, 'my-people-stop')
    await person.press('Stop now')
    await person.sees('It was stopped.')
    expect(await system.sql('SELECT FROM facts.representation WHERE viewer_id = $1 AND until_at IS NULL', advocate)).toEqual([])
  })
})
