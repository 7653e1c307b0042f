import type { z } from 'zod'
import type { WrittenProfile } from '../profile-shape.ts'
import { indispensableFields } from '../record-field.ts'
import { checkComplaints } from './check-complaints.ts'
import { checkConsent } from './check-consent.ts'
import { checkDataSets } from './check-data-sets.ts'
import { checkRetention } from './check-retention.ts'
import { codesOf, refuseRepeats } from './refusals.ts'
import type { Refuse } from './refusals.ts'

/** What a schema cannot say: that the parts of a profile refer to each other rightly. */
export function checkConsistency(profile: WrittenProfile, context: z.RefinementCtx<WrittenProfile>): void {
  const refuse: Refuse = (path, message) => context.addIssue({ code: 'custom', path: [...path], message })

  if (!profile.roles.includes('data-protection-officer')) {
    refuse(['roles'], 'must switch on data-protection-officer: nobody else may approve access')
  }
  profile.activities.forEach(({ purpose, condition }, at) => {
    if (!codesOf(profile.purposes).includes(purpose)) {
      refuse(['activities', at, 'purpose'], `is "${purpose}", which is not among the purposes of this profile`)
    }
    if (condition !== undefined && profile.conditions && !profile.conditions.includes(condition)) {
      refuse(['activities', at, 'condition'], `is ${condition}, which is not among the conditions of this profile`)
    }
  })
  profile.purposes.forEach(({ code }, at) => {
    if (!profile.activities.some(({ purpose }) => purpose === code)) {
      refuse(['purposes', at], `has no activity: nothing would say on which ground data is used for ${code}`)
    }
  })
  profile.services.forEach((service, at) => {
    for (const field of indispensableFields) {
      if (!service.fields.includes(field)) refuse(['services', at, 'fields'], `must hold ${field}: a record cannot do without it`)
    }
    refuseRepeats(refuse, ['services', at, 'fields'], null, service.fields)
  })
  checkConsent(profile, refuse)
  checkComplaints(profile, refuse)
  checkRetention(profile, refuse)
  checkDataSets(profile, refuse)

  refuseRepeats(refuse, ['roles'], null, profile.roles)
  for (const list of ['purposes', 'channels', 'activities', 'services', 'placementTypes', 'groupEntities'] as const) {
    refuseRepeats(refuse, [list], 'code', codesOf(profile[list] ?? []))
  }
}
