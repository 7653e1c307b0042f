import { ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Colleagues are known to each other. */
export const everybodyOnStaff = role('everybody-on-staff', (may) => {
  may.read('staff').when(ofTheOrganisation).forAnyStatedPurpose()
})
