import type { z } from 'zod'
import type { OrganisationProfile } from './profile-shape.ts'
import { indispensableFields } from './record-field.ts'

type Path = readonly (string | number)[]

/** What a schema cannot say: that the parts of a profile refer to each other rightly. */
export function checkConsistency(profile: OrganisationProfile, context: z.RefinementCtx<OrganisationProfile>): void {
  const refuse = (path: Path, message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  const items = new Map(profile.consent.form.items.map((item) => [item.code, item]))

  const needsConsentItem = (path: Path, item: string) => {
    const found = items.get(item)
    if (!found) refuse(path, `names the consent item "${item}", which the form does not hold`)
    else if (found.basis !== 'CONSENT') refuse(path, `names "${item}", about which nobody decides: its basis is ${found.basis}`)
  }
  const refuseRepeats = (path: Path, key: string | null, values: readonly string[]) => {
    values.forEach((value, at) => {
      if (values.indexOf(value) < at) refuse([...path, at, ...(key ? [key] : [])], `repeats "${value}"`)
    })
  }

  if (!profile.roles.includes('data-protection-officer')) {
    refuse(['roles'], 'must switch on data-protection-officer: nobody else may approve access')
  }
  needsConsentItem(['consent', 'storageItem'], profile.consent.storageItem)
  profile.consentGates.forEach((gate, at) => needsConsentItem(['consentGates', at, 'item'], gate.item))
  profile.channels.forEach((channel, at) => {
    if (channel.consentItem !== null) needsConsentItem(['channels', at, 'consentItem'], channel.consentItem)
  })
  profile.activities.forEach((activity, at) => {
    const path = ['activities', at, 'consentItem']
    if (activity.consentItem !== undefined) needsConsentItem(path, activity.consentItem)
    if (activity.basis === 'CONSENT' && activity.consentItem === undefined) refuse(path, 'is missing: the basis is CONSENT')
    if (activity.basis !== 'CONSENT' && activity.consentItem !== undefined)
      refuse(path, `has no place here: the basis is ${activity.basis}`)
    if (!profile.purposes.some((purpose) => purpose.code === activity.purpose)) {
      refuse(['activities', at, 'purpose'], `is "${activity.purpose}", which is not among the purposes of this profile`)
    }
  })
  profile.services.forEach((service, at) => {
    for (const field of indispensableFields) {
      if (!service.fields.includes(field)) refuse(['services', at, 'fields'], `must hold ${field}: a record cannot do without it`)
    }
    refuseRepeats(['services', at, 'fields'], null, service.fields)
  })

  const codes = (entries: readonly { readonly code: string }[]) => entries.map((entry) => entry.code)
  refuseRepeats(['roles'], null, profile.roles)
  refuseRepeats(['purposes'], 'code', codes(profile.purposes))
  refuseRepeats(['channels'], 'code', codes(profile.channels))
  refuseRepeats(['activities'], 'code', codes(profile.activities))
  refuseRepeats(['services'], 'code', codes(profile.services))
  refuseRepeats(['retention', 'rules'], 'code', codes(profile.retention.rules))
  refuseRepeats(['consent', 'form', 'items'], 'code', codes(profile.consent.form.items))
}
