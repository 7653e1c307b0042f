import { expect, it } from 'vitest'
import { neverAsked, type Standing } from './consent.ts'
import { exampleForm } from './form.fixture.ts'
import { itemOf } from './form.ts'
import { canBeGiven, canBeWithdrawn } from './offers.ts'

const health = itemOf(exampleForm, 'health')!
const informing = itemOf(exampleForm, 'safeguarding')!
const agreedTo = (wordingVersion: number, state: Standing['state'] = 'GIVEN'): Standing => ({
  state,
  version: 1,
  last: { wordingVersion, method: 'PHONE', recordedById: 'worker', signatureKind: null },
})

it('offers an answer until the wording in use was agreed to, and a withdrawal while anything is in force [DMWS-23]', () => {
  expect([canBeGiven(health, neverAsked), canBeWithdrawn(health, neverAsked)]).toEqual([true, false])
  expect([canBeGiven(health, agreedTo(2)), canBeWithdrawn(health, agreedTo(2))]).toEqual([false, true])
  expect([canBeGiven(health, agreedTo(1)), canBeWithdrawn(health, agreedTo(1))]).toEqual([true, true])
  expect([canBeGiven(health, agreedTo(2, 'WITHDRAWN')), canBeWithdrawn(health, agreedTo(2, 'WITHDRAWN'))]).toEqual([true, false])
})

it('offers no switch where the basis is not consent [DPPC-34]', () => {
  expect([canBeGiven(informing, neverAsked), canBeWithdrawn(informing, neverAsked)]).toEqual([false, false])
})
