import { describe, expect, it } from 'vitest'
import { alteredProfile, oneProblem, problemsOf } from '../written-profile.fixture.ts'

describe('a profile that does not use consent is refused', () => {
  const refused = 'has no place here: this organisation does not use consent'

  it('when an activity rests on consent [BCT-03]', () => {
    const altered = alteredProfile(
      'purpose: administration, basis: PUBLIC_TASK',
      'purpose: administration, basis: CONSENT',
      'bct',
    )
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'basis: CONSENT', `activities[6].basis ${refused}`))
  })

  it('when special-category data is used by explicit consent [BCT-03]', () => {
    const altered = alteredProfile('condition: VITAL_INTERESTS', 'condition: EXPLICIT_CONSENT', 'bct')
    expect(problemsOf(altered.source).map(({ reason }) => reason)).toEqual([
      'activities[3].condition is EXPLICIT_CONSENT, which is not among the conditions of this profile',
      `activities[3].condition ${refused}`,
    ])
  })

  it('when it holds a form all the same [BCT-03]', () => {
    const altered = alteredProfile(
      'consent: { used: false }',
      'consent:\n  used: false\n  form: { code: ask, name: Ask, version: 1, items: [] }',
      'bct',
    )
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, '  form: {', 'consent.form is not a known key'))
  })

  it('when a channel or a gate waits for a consent', () => {
    const channel = alteredProfile('name: Email, consentItem: null', 'name: Email, consentItem: contact-email', 'bct')
    expect(problemsOf(channel.source)).toEqual(oneProblem(channel, 'name: Email', `channels[0].consentItem ${refused}`))
    const gate = alteredProfile(
      'consentGates: []',
      "consentGates:\n  - { item: anything, categories: ['**'], purposes: [care], relationships: [] }",
      'bct',
    )
    expect(problemsOf(gate.source)).toEqual(oneProblem(gate, 'item: anything', `consentGates[0].item ${refused}`))
  })

  it('when an activity names a consent item beside its own ground', () => {
    const altered = alteredProfile(
      'purpose: administration, basis: PUBLIC_TASK',
      'purpose: administration, basis: PUBLIC_TASK, consentItem: store',
      'bct',
    )
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, 'consentItem: store', 'activities[6].consentItem has no place here: the basis is PUBLIC_TASK'),
    )
  })
})

describe('a profile that uses consent is refused', () => {
  it('when consent is asked for what another ground already allows [DPPC-34]', () => {
    const altered = alteredProfile(
      'name: Giving support, purpose: care, basis: CONTRACT',
      'name: Giving support, purpose: care, basis: CONTRACT, consentItem: tell-my-story',
      'dppc',
    )
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, 'code: giving-support', 'activities[0].consentItem has no place here: the basis is CONTRACT'),
    )
  })

  it('when one yes would stand for two activities [DPPC-36]', () => {
    const altered = alteredProfile('consentItem: tell-my-story', 'consentItem: share-other-provider', 'dppc')
    expect(problemsOf(altered.source).map(({ reason }) => reason)).toEqual([
      'activities[5].consentItem is asked for "passing-on" already: one yes may not stand for two activities',
    ])
  })

  it('when storing waits for a consent that is not named', () => {
    const altered = alteredProfile('  storageItem: store-and-use\n', '')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, 'consent:', 'consent.storageItem is missing: storing waits for a consent'),
    )
  })

  it('when it says neither yes nor no to using it', () => {
    const altered = alteredProfile('consent: { used: false }', 'consent: { used: perhaps }', 'polaris')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'used: perhaps', 'consent.used must be true or false'))
  })
})
