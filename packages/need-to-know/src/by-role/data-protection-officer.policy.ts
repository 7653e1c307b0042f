import { everythingBut } from '../category-pattern.ts'
import { ofAnyone, ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Answers people's requests about their data, and is the second pair of eyes on who holds which role. UK GDPR Art. 38, 39. */
export const dataProtectionOfficer = role('data-protection-officer', (may) => {
  may.read(everythingBut('special.**')).when(ofAnyone).for('rights-request')
  may.read('special.**').when(ofAnyone).for('rights-request').withAssurance(2)
  may.decide('rights').when(ofAnyone).for('rights-request')

  may.read(['staff', 'access', 'audit', 'identity']).when(ofTheOrganisation).for('administration')
  may.decide('access').when(ofTheOrganisation).for('administration')
})
