import { receiveComplaints } from '../by-feature/complaint-handling.ts'
import { everythingBut } from '../category-pattern.ts'
import { ofAnyone, ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/**
 * Answers people's requests about their data, reviews who looked at what, and is the second pair of eyes on who holds which role. UK GDPR
 * Art. 38, 39. Decides whether a record that is due goes. DMR-10: money stays with the finance role and the person.
 */
export const dataProtectionOfficer = role('data-protection-officer', (may) => {
  may
    .read(everythingBut('special.**', 'criminal-offence', 'financial'))
    .when(ofAnyone)
    .for('rights-request')
  may.read(['special.**', 'criminal-offence']).when(ofAnyone).for('rights-request').withAssurance(2)
  may.create('rights').when(ofAnyone).for('rights-request').openingTheWorkItem()
  may.update('rights').when(ofAnyone).for('rights-request')
  may.decide('rights').when(ofAnyone).for('rights-request')

  may.read(['audit', 'access', 'identity', 'staff']).when(ofAnyone).for('audit')
  may.create('audit').when(ofAnyone).for('audit').openingTheWorkItem()
  // to show a record to an inspector, who learns nothing of who it is
  may.create('sharing').when(ofAnyone).for('audit').openingTheWorkItem()
  may.read(['audit', 'access']).when(ofTheOrganisation).for('audit')
  may.decide('access').when(ofAnyone).for('audit')
  may.update('audit').when(ofTheOrganisation).for('audit')
  may.export('audit').when(ofTheOrganisation).for('audit').withAssurance(3)

  may.read(['staff', 'access', 'audit', 'identity']).when(ofTheOrganisation).for('administration')
  may.decide('access').when(ofTheOrganisation).for('administration')

  // the second person of a disposal, whom every schedule names
  may.read(['identity', 'retention', 'staff']).when(ofAnyone).for('retention-review')
  may.read('retention').when(ofTheOrganisation).for('retention-review')
  may.decide('retention').when(ofAnyone).for('retention-review').withAssurance(2)

  // DMWS-47: complaints come to this officer first
  receiveComplaints(may)
})
