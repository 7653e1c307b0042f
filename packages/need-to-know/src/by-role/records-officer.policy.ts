import { ofAnyone, ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Settles how long records are kept and sees to it that they go: reads when and why, never what is in them. */
export const recordsOfficer = role('records-officer', (may) => {
  may.read(['identity', 'retention', 'staff']).when(ofAnyone).for('retention-review')

  // to hold a record back begins the review of it
  may.create('retention').when(ofAnyone).for('retention-review').openingTheWorkItem()
  may.update('retention').when(ofAnyone).for('retention-review')
  may.decide('retention').when(ofAnyone).for('retention-review').withAssurance(2)

  // what was approved to go, and the certificates: they name nobody
  may.read('retention').when(ofTheOrganisation).for('retention-review')
})
