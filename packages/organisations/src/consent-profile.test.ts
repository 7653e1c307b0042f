import { expect, it } from 'vitest'
import { consentForm, storageConsent } from './consent-profile.ts'
import { loadProfile } from './load-profile.ts'
import { fileURLToPath } from 'node:url'

const profile = (id: string) => loadProfile(fileURLToPath(new URL(`../profiles/${id}.yaml`, import.meta.url)))

it('gives the form, and the item without which nothing is stored, where storing waits for it', () => {
  expect(consentForm(profile('dmws'))?.code).toBe('dmws-consent')
  expect(storageConsent(profile('dmws'))).toMatchObject({ code: 'store-and-use', basis: 'CONSENT' })
})

it('gives a form and no such item where storing rests on another ground', () => {
  expect(consentForm(profile('dmr'))?.givenBy).toEqual(['person', 'representative'])
  expect(storageConsent(profile('dmr'))).toBeNull()
})

it('gives nothing to decide where consent is not used', () => {
  for (const id of ['bct', 'polaris']) {
    expect(consentForm(profile(id))).toBeNull()
    expect(storageConsent(profile(id))).toBeNull()
    expect(profile(id).consent).toMatchObject({ used: false, requiredToStore: false, storageItem: '', form: { items: [] } })
  }
})
