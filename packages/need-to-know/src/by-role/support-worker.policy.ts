import { assignedWorker, ofTheOrganisation, team } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Works with the people assigned to them, and knows of the people their team works with. */
export const supportWorker = role('support-worker', (may) => {
  may
    .read(['identity', 'contact', 'family', 'support.**', 'consent', 'rights', 'representation', 'staff'])
    .when(assignedWorker)
    .for('care', 'safeguarding')
  may.read(['education', 'employment', 'housing', 'risk']).when(assignedWorker).for('care', 'safeguarding')
  may.read('identifiers').when(assignedWorker).for('care').withAssurance(2)
  may.read('special.health.**').when(assignedWorker).for('care', 'safeguarding').withAssurance(2)
  may.read(['identity', 'support.plan', 'staff']).when(team).for('care')

  may.create('identity').when(ofTheOrganisation).for('care')
  may.create('support.notes').when(assignedWorker).for('care', 'safeguarding')
  may.update('contact').when(assignedWorker).for('care', 'safeguarding')

  may.create('consent').when(assignedWorker).for('care', 'safeguarding')
  may.update('consent').when(assignedWorker).for('care', 'safeguarding')

  // to invite the person to self-service, and to let back in whom they know
  may.read('sign-in').when(assignedWorker).for('care')
  may.create('sign-in').when(assignedWorker).for('care')
  may.update('sign-in').when(assignedWorker).for('care')

  may.create('rights').when(assignedWorker).for('care', 'safeguarding')
  may.decide('rights').when(assignedWorker).for('care', 'safeguarding')

  may.create(['complaint.matter', 'safeguarding']).when(assignedWorker).for('care', 'safeguarding').openingTheWorkItem()
})
