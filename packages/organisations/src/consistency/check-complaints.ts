import type { WrittenProfile } from '../profile-shape.ts'
import { settleRegime } from '../regimes/settle-regime.ts'
import { codesOf, refuseRepeats } from './refusals.ts'
import type { Refuse } from './refusals.ts'

/** That every case an organisation takes has a regime, somebody who receives it, and a way on for the person. */
export function checkComplaints(profile: WrittenProfile, refuseAt: Refuse): void {
  const { complaints } = profile
  const refuse: Refuse = (path, message) => refuseAt(['complaints', ...path], message)
  const { kinds, categories = [], services = [], regimes } = complaints

  const settled = regimes.map((regime, at) => settleRegime(regime, (path, message) => refuse(['regimes', at, ...path], message)))
  settled.forEach((regime, at) => {
    regime?.onlyServices?.forEach((service, place) => {
      if (!codesOf(services).includes(service)) {
        refuse(['regimes', at, 'onlyServices', place], `is "${service}", which is not among the services of complaints`)
      }
    })
    regime?.onlyCategories?.forEach((category, place) => {
      if (!codesOf(categories).includes(category)) {
        refuse(['regimes', at, 'onlyCategories', place], `is "${category}", which is not among the categories of complaints`)
      }
    })
  })
  kinds.forEach((kind, at) => {
    if (settled.every((regime) => regime && !regime.appliesTo.includes(kind))) {
      refuse(['kinds', at], `is "${kind}", to which no regime applies: nothing would say when it is due`)
    }
  })
  if (!codesOf(regimes).includes(complaints.defaultRegime)) {
    refuse(['defaultRegime'], `is "${complaints.defaultRegime}", which is not among the regimes of this profile`)
  }
  if (!profile.roles.includes(complaints.firstRecipient)) {
    refuse(['firstRecipient'], `is ${complaints.firstRecipient}, a role that is switched off`)
  }
  const { standIn } = complaints
  if (standIn !== undefined && !profile.roles.includes(standIn)) refuse(['standIn'], `is ${standIn}, a role that is switched off`)
  if (standIn === complaints.firstRecipient) refuse(['standIn'], 'is the first recipient, who cannot stand in for themselves')
  if (!complaints.outcomeMentions.includes('dataProtection')) {
    refuse(['outcomeMentions'], 'must name dataProtection: everybody may turn to that regulator')
  }
  complaints.outcomeMentions.forEach((kind, at) => {
    if (!profile.regulators[kind]) refuse(['outcomeMentions', at], `is ${kind}, which the regulators of this profile lack`)
  })
  refuseRepeats(refuse, ['kinds'], null, kinds)
  refuseRepeats(refuse, ['outcomeMentions'], null, complaints.outcomeMentions)
  refuseRepeats(refuse, ['categories'], 'code', codesOf(categories))
  refuseRepeats(refuse, ['services'], 'code', codesOf(services))
  refuseRepeats(refuse, ['regimes'], 'code', codesOf(regimes))
}
