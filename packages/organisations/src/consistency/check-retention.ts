import type { WrittenProfile } from '../profile-shape.ts'
import { codesOf, refuseRepeats } from './refusals.ts'
import type { Refuse } from './refusals.ts'

/** That every keeping time can be worked out from what the profile holds, and says what the organisation promised to weigh. */
export function checkRetention({ retention, contracts, roles, contacts }: WrittenProfile, refuse: Refuse): void {
  retention.rules.forEach((rule, at) => {
    if (retention.byCriteria && rule.weighed === undefined) {
      refuse(['retention', 'rules', at, 'weighed'], 'is missing: keeping times here are set by criteria')
    }
    if (rule.contract && !contracts?.length) {
      refuse(['retention', 'rules', at, 'contract'], 'has nothing to rest on: the profile holds no contract')
    }
  })
  if (!roles.includes(retention.disposal.decidedBy)) {
    refuse(['retention', 'disposal', 'decidedBy'], `is ${retention.disposal.decidedBy}, a role that is switched off`)
  }
  const { email, address } = contacts.dataProtectionOfficer
  if (retention.disposal.byItselfAfterDays !== undefined && email === undefined && address.length === 0) {
    refuse(
      ['retention', 'disposal', 'byItselfAfterDays'],
      'needs an email or an address of the data protection officer: whoever decides is told before',
    )
  }
  refuseRepeats(refuse, ['retention', 'rules'], 'code', codesOf(retention.rules))
}
