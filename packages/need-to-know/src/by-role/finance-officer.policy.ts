import { ofAnyone } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Pays and is paid: bank and payment details, and whose they are. DMR-10: this role and the person, nobody else. */
export const financeOfficer = role('finance-officer', (may) => {
  may.read(['identity', 'staff']).when(ofAnyone).for('administration')
  may.read('financial').when(ofAnyone).for('administration').withAssurance(2)

  may.create('financial').when(ofAnyone).for('administration').withAssurance(2)
  may.update('financial').when(ofAnyone).for('administration').withAssurance(2)
})
