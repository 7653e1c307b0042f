import { describe, expect, it } from 'vitest'
import { citedObligations, proofFaults, proofsOf, proofsToRecord } from './proved-obligations.ts'

const known = new Set(['XYZ-01', 'XYZ-02'])
const test = (name: string, passed = true) => ({ file: 'services/consent/tests/a.test.ts', name, passed })
const proof = (name: string) => `services/consent/tests/a.test.ts: ${name}`
const run = (...tests: ReturnType<typeof test>[]) => ({ tests, complete: tests.every(({ passed }) => passed) })

// The ids here are made up and in variables: a test's own name would otherwise cite them.
const first = 'gives [XYZ-01]'
const both = 'withdraws [XYZ-01, XYZ-02]'

describe('the proofs of obligations', () => {
  it('are the ids in square brackets, one or several', () => {
    expect(citedObligations('gives [XYZ-01] and takes [XYZ-02,ABC-3]')).toEqual(['XYZ-01', 'XYZ-02', 'ABC-3'])
    expect(citedObligations('leaves [a, b] and XYZ-01 alone')).toEqual([])
  })

  it('count only tests that passed', () => {
    expect(proofsOf([test(both), test(first, false)])).toEqual({ 'XYZ-01': [proof(both)], 'XYZ-02': [proof(both)] })
  })

  it('are in order when the record says what the tests say', () => {
    expect(proofFaults({ 'XYZ-01': [proof(first)] }, run(test(first)), known)).toEqual([])
  })

  it('fail on an id that is no obligation, in a test and in the record', () => {
    expect(proofFaults({}, run(test('gives [NOT-9]', false)), known)).toEqual([expect.stringContaining('cites NOT-9')])
    expect(proofFaults({ 'NOT-9': [] }, run(), known)).toEqual([expect.stringContaining('names NOT-9')])
  })

  it('fail when an obligation loses its last test, or that test fails', () => {
    const recorded = { 'XYZ-02': [proof(both)] }
    expect(proofFaults(recorded, run(test('gives')), known)).toEqual([expect.stringContaining('XYZ-02 is recorded as proved')])
    expect(proofFaults(recorded, run(test(both, false)), known)).toEqual([
      expect.stringContaining('XYZ-02 is recorded as proved'),
    ])
  })

  it('are to be recorded when they are new or renamed, which is no fault', () => {
    expect(proofFaults({ 'XYZ-01': [proof('an old name')] }, run(test(first)), known)).toEqual([])
    expect(proofsToRecord({ 'XYZ-01': [proof('an old name')] }, run(test(both)))).toEqual(['XYZ-01', 'XYZ-02'])
    expect(proofsToRecord({ 'XYZ-01': [proof(first)] }, run(test(first)))).toEqual([])
  })
})
