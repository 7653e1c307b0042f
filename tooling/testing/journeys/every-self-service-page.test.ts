import { afterAll, beforeAll, describe, it } from 'vitest'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors } from '../src/visitor.ts'
import { walkPages } from '../src/walk-pages.ts'

let system: TestNetwork
let visitors: Visitors
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

describe('every page is open to everybody, on a phone and at a desk', () => {
  it('of the self-service portal', async () => {
    const person = await visitors.signIn('my', 'dmws.service-user.1')
    const information = [
      'information',
      'information/notes',
      'information/contact',
      'information/contact/safe',
      'information/RELIGION/correct/right',
    ]
    const sharing = ['sharing', 'sharing/health-information/stop', 'sharing/contact-sms/start']
    const others = ['', 'documents', 'messages', 'changes', 'seen', 'people']
    await walkPages(person, `${system.url}/my/`, [...others, ...information, ...sharing], 'my')
  })

  it('before signing in', async () => {
    const stranger = await visitors.stranger()
    await walkPages(stranger, system.url, ['/', '/api', '/demonstration/codes', '/staff/', '/my/'], 'public')
  })
})
