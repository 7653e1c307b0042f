import type { WrittenProfile } from '../profile-shape.ts'
import { codesOf, refuseRepeats } from './refusals.ts'
import type { Path, Refuse } from './refusals.ts'

/** That whatever rests on a consent names an item people decide about, and that nothing does where consent is not used [BCT-03]. */
export function checkConsent(profile: WrittenProfile, refuse: Refuse): void {
  const { consent } = profile
  const notUsed = 'has no place here: this organisation does not use consent'
  const items = new Map(consent.used === false ? [] : consent.form.items.map((item) => [item.code, item]))

  const needsConsentItem = (path: Path, item: string) => {
    const found = items.get(item)
    if (consent.used === false) refuse(path, notUsed)
    else if (!found) refuse(path, `names the consent item "${item}", which the form does not hold`)
    else if (found.basis !== 'CONSENT') refuse(path, `names "${item}", about which nobody decides: its basis is ${found.basis}`)
  }

  if (consent.used !== false) {
    if (consent.storageItem !== undefined) needsConsentItem(['consent', 'storageItem'], consent.storageItem)
    else if (consent.requiredToStore) refuse(['consent', 'storageItem'], 'is missing: storing waits for a consent')
    refuseRepeats(refuse, ['consent', 'form', 'items'], 'code', codesOf(consent.form.items))
  }
  profile.consentGates.forEach((gate, at) => needsConsentItem(['consentGates', at, 'item'], gate.item))
  profile.channels.forEach((channel, at) => {
    if (channel.consentItem !== null) needsConsentItem(['channels', at, 'consentItem'], channel.consentItem)
  })

  profile.activities.forEach((activity, at) => {
    const path = ['activities', at, 'consentItem']
    const { basis, condition, consentItem } = activity
    if (consent.used === false && basis === 'CONSENT') refuse(['activities', at, 'basis'], notUsed)
    if (consent.used === false && condition === 'EXPLICIT_CONSENT') refuse(['activities', at, 'condition'], notUsed)
    if (basis !== 'CONSENT' && consentItem !== undefined) return refuse(path, `has no place here: the basis is ${basis}`)
    if (consentItem !== undefined) needsConsentItem(path, consentItem)
    else if (basis === 'CONSENT' && consent.used !== false) refuse(path, 'is missing: the basis is CONSENT')

    const before = profile.activities.findIndex((other) => other.basis === 'CONSENT' && other.consentItem === consentItem)
    if (consentItem !== undefined && before !== -1 && before < at) {
      refuse(path, `is asked for "${profile.activities[before]?.code}" already: one yes may not stand for two activities`)
    }
  })
}
