import { ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Manages accounts and asks for roles; sees no record of any person and decides on no role. */
export const administrator = role('administrator', (may) => {
  may.read(['staff', 'access', 'sign-in']).when(ofTheOrganisation).for('administration')
  may.create(['staff', 'access', 'sign-in']).when(ofTheOrganisation).for('administration')
  may.update(['staff', 'sign-in']).when(ofTheOrganisation).for('administration')
})
