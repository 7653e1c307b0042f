import { investigateComplaints } from '../by-feature/complaint-handling.ts'
import { ofAnyone } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Leads on concerns about harm, whoever's they are; reads what it takes to keep somebody safe, and nothing for any other purpose. */
export const safeguardingLead = role('safeguarding-lead', (may) => {
  may
    .read(['identity', 'contact', 'family', 'support.**', 'housing', 'education', 'risk', 'sharing', 'representation', 'staff'])
    .when(ofAnyone)
    .for('safeguarding')
  may.read(['safeguarding', 'criminal-offence', 'special.health.**']).when(ofAnyone).for('safeguarding').withAssurance(2)

  may.create('safeguarding').when(ofAnyone).for('safeguarding').withAssurance(2).openingTheWorkItem()
  may.update(['safeguarding', 'risk']).when(ofAnyone).for('safeguarding').withAssurance(2)
  may.decide('safeguarding').when(ofAnyone).for('safeguarding').withAssurance(2)

  // to cut off somebody who may do harm
  may.update('representation').when(ofAnyone).for('safeguarding')

  investigateComplaints(may)
})
