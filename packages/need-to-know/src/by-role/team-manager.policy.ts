import { investigateComplaints } from '../by-feature/complaint-handling.ts'
import { teamManager as managingTheirTeam } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Answers for the work of a team: reads what it reads, settles who works with whom, investigates the complaints given to them. */
export const teamManager = role('team-manager', (may) => {
  may
    .read(['identity', 'contact', 'family', 'support.**', 'consent', 'rights', 'representation', 'access', 'sharing', 'staff'])
    .when(managingTheirTeam)
    .for('care', 'safeguarding')
  may.read(['education', 'employment', 'housing', 'risk']).when(managingTheirTeam).for('care', 'safeguarding')
  may.read('special.health.**').when(managingTheirTeam).for('care', 'safeguarding').withAssurance(2)

  may.decide('rights').when(managingTheirTeam).for('care', 'safeguarding')

  // whether a document stays on the record
  may.decide('support.notes').when(managingTheirTeam).for('care', 'safeguarding')

  may.create('access').when(managingTheirTeam).for('care', 'safeguarding')
  may.update('access').when(managingTheirTeam).for('care', 'safeguarding')

  may.create('representation').when(managingTheirTeam).for('care', 'safeguarding')
  may.update('representation').when(managingTheirTeam).for('care', 'safeguarding')

  may.read('sign-in').when(managingTheirTeam).for('care')
  may.create('sign-in').when(managingTheirTeam).for('care')
  may.update('sign-in').when(managingTheirTeam).for('care')

  may.create(['complaint.matter', 'safeguarding']).when(managingTheirTeam).for('care', 'safeguarding').openingTheWorkItem()
  investigateComplaints(may)
})
