import { ofAnyone, ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Public reference data is personal to nobody, so it needs neither a relationship nor a purpose. */
export const everybody = role('everybody', (may) => {
  may.read('reference').when(ofTheOrganisation).withOrWithoutPurpose()
  may.read('reference').when(ofAnyone).withOrWithoutPurpose()
})
