import type { WrittenProfile } from '../profile-shape.ts'
import { codesOf, refuseRepeats } from './refusals.ts'
import type { Refuse } from './refusals.ts'

/** That data sets and contracts name customers who are there, and that data lies only where the profile lets it go. */
export function checkDataSets(profile: WrittenProfile, refuse: Refuse): void {
  const { dataSets, customers = [], contracts = [], transfers } = profile
  const known = codesOf(customers)
  dataSets.forEach(({ customer }, at) => {
    if (customer !== undefined && !known.includes(customer)) {
      refuse(['dataSets', at, 'customer'], `is "${customer}", which is not among the customers of this profile`)
    }
  })
  contracts.forEach(({ customer }, at) => {
    if (!known.includes(customer)) {
      refuse(['contracts', at, 'customer'], `is "${customer}", which is not among the customers of this profile`)
    }
  })
  const allowed = new Set<string>(['uk', ...transfers.abroad.map(({ region }) => region)])
  transfers.dataCentres.forEach((region, at) => {
    if (!allowed.has(region)) refuse(['transfers', 'dataCentres', at], `is ${region}, where this profile lets no data go`)
  })
  refuseRepeats(
    refuse,
    ['dataSets'],
    'name',
    dataSets.map(({ name }) => name),
  )
  refuseRepeats(refuse, ['customers'], 'code', known)
  refuseRepeats(refuse, ['contracts'], 'code', codesOf(contracts))
  refuseRepeats(
    refuse,
    ['transfers', 'abroad'],
    'region',
    transfers.abroad.map(({ region }) => region),
  )
}
