import { ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Trains with copies in which nobody can be recognised, never with a record. */
export const trainer = role('trainer', (may) => {
  may.read('reference').when(ofTheOrganisation).for('training')
})
