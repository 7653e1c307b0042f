import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, consentMethods, consentStates, neverAsked, type Standing } from './consent.ts'
import { readAnswer, settleAnswer, type AnswerRequest, type NewDecision } from './decide-consent.ts'
import { exampleForm } from './form.fixture.ts'

const worker = { id: 'worker', kind: 'STAFF' } as const
const person = { id: 'person', kind: 'PERSON' } as const
const rules = { form: exampleForm, paperless: true }
const yes: AnswerRequest = { itemCode: 'email', decision: 'GIVEN', wordingVersion: 1, method: 'IN_PERSON' }

const codesOf = (request: AnswerRequest, recorder: typeof worker | typeof person = worker, rulesNow = rules) => {
  const read = readAnswer(request, recorder, rulesNow)
  return 'problems' in read ? read.problems.map(({ code, path }) => `${code} ${path.join('.')}`) : 'taken'
}

describe('an answer to an item of the form', () => {
  it('is taken for one item by itself, yes or no [DMWS-21, DMWS-22]', () => {
    expect(codesOf(yes)).toBe('taken')
    expect(codesOf({ ...yes, decision: 'REFUSED' })).toBe('taken')
  })

  it('keeps what was said, to which wording of which form [DPPC-37]', () => {
    expect(readAnswer({ ...yes, itemCode: 'health', wordingVersion: 2, decision: 'REFUSED' }, worker, rules)).toEqual({
      decision: {
        itemCode: 'health',
        state: 'REFUSED',
        wordingVersion: 2,
        formCode: 'example',
        formVersion: 3,
        method: 'IN_PERSON',
        signature: null,
      },
    })
  })

  it('is not taken where something else than consent is the basis [DPPC-34]', () => {
    expect(codesOf({ ...yes, itemCode: 'safeguarding' })).toEqual(['NOT_A_CHOICE itemCode'])
    expect(codesOf({ ...yes, itemCode: 'nothing' })).toEqual(['UNKNOWN_ITEM itemCode'])
  })

  it('is not taken to a wording that is no longer, or not yet, in use', () => {
    expect(codesOf({ ...yes, itemCode: 'health', wordingVersion: 1 })).toEqual(['WORDING_CHANGED wordingVersion'])
    expect(codesOf({ ...yes, itemCode: 'health', wordingVersion: 3 })).toEqual(['WORDING_CHANGED wordingVersion'])
  })

  it('is not taken on paper by an organisation that keeps none', () => {
    expect(codesOf({ ...yes, method: 'PAPER' })).toEqual(['PAPERLESS method'])
    expect(codesOf({ ...yes, method: 'PAPER' }, worker, { ...rules, paperless: false })).toBe('taken')
  })

  it('comes from a person about themselves by self-service, whatever they send, and never so from staff', () => {
    const read = readAnswer({ ...yes, method: 'PAPER' }, person, rules)
    expect('decision' in read && read.decision.method).toBe('SELF_SERVICE')
    expect(codesOf({ ...yes, method: 'SELF_SERVICE' })).toEqual(['INVALID method'])
  })

  it('takes a typed name or a witness of the spoken word, and no half of either', () => {
    expect(codesOf({ ...yes, signature: { kind: 'TYPED', text: ' Sam  Hill ' } })).toBe('taken')
    expect(codesOf({ ...yes, signature: { kind: 'TYPED', text: ' ' } })).toEqual(['INVALID signature'])
    expect(codesOf({ ...yes, signature: { kind: 'SAID_IN_PERSON', witness: 'Kim Vale' } })).toBe('taken')
    expect(codesOf({ ...yes, signature: { kind: 'SAID_IN_PERSON', text: 'Yes' } })).toEqual(['INVALID signature'])
    expect(codesOf({ ...yes, method: 'PHONE', signature: { kind: 'SAID_IN_PERSON', witness: 'Kim Vale' } })).toEqual([
      'INVALID signature.kind',
    ])
  })

  it('never becomes a yes that was not said [DPPC-35]', () => {
    const request = fc.record({
      itemCode: fc.constantFrom('email', 'health', 'safeguarding', 'nothing'),
      decision: fc.constantFrom(...answers),
      wordingVersion: fc.integer({ min: 0, max: 3 }),
      method: fc.constantFrom(...consentMethods),
    })
    fc.assert(
      fc.property(request, fc.constantFrom(worker, person), fc.boolean(), (given, recorder, paperless) => {
        const read = readAnswer(given, recorder, { form: exampleForm, paperless })
        const said =
          'problems' in read
            ? read.problems.length > 0
            : read.decision.state === given.decision && read.decision.itemCode === given.itemCode
        expect(said).toBe(true)
      }),
    )
  })
})

describe('a valid answer', () => {
  const decision: NewDecision = {
    itemCode: 'email',
    state: 'GIVEN',
    wordingVersion: 1,
    formCode: 'example',
    formVersion: 3,
    method: 'IN_PERSON',
    signature: null,
  }
  const given: Standing = {
    state: 'GIVEN',
    version: 1,
    last: { wordingVersion: 1, method: 'IN_PERSON', recordedById: 'worker', signatureKind: null },
  }

  it('is recorded when nothing has changed since it was asked for', () => {
    expect(settleAnswer(decision, worker, neverAsked, 0)).toBe('record')
    expect(settleAnswer({ ...decision, state: 'REFUSED' }, worker, given, 1)).toBe('record')
  })

  it('counts once, however often it is sent', () => {
    expect(settleAnswer(decision, worker, given, 0)).toBe('recorded before')
    expect(settleAnswer(decision, worker, given, 1)).toBe('recorded before')
  })

  it('conflicts with every other answer that came first', () => {
    expect(settleAnswer({ ...decision, state: 'REFUSED' }, worker, given, 0)).toBe('conflict')
    expect(settleAnswer(decision, { ...worker, id: 'another' }, given, 0)).toBe('conflict')
    expect(settleAnswer({ ...decision, wordingVersion: 2 }, worker, given, 0)).toBe('conflict')
  })

  it('is never recorded over a version that was not seen', () => {
    const standing = fc.record({
      state: fc.constantFrom(...consentStates),
      version: fc.nat(5),
      last: fc.option(
        fc.record({
          wordingVersion: fc.nat(2),
          method: fc.constantFrom(...consentMethods),
          recordedById: fc.constantFrom('worker', 'person'),
          signatureKind: fc.constant(null),
        }),
      ),
    })
    fc.assert(
      fc.property(standing, fc.nat(5), (known, expected) => {
        expect(settleAnswer(decision, worker, known, expected) !== 'record' || expected === known.version).toBe(true)
      }),
    )
  })
})
