import { teamManager as managingTheirTeam } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Answers for the work of a team: reads what it reads, settles who works with whom. */
export const teamManager = role('team-manager', (may) => {
  may
    .read(['identity', 'contact', 'family', 'support.**', 'consent', 'rights', 'access', 'sharing', 'staff'])
    .when(managingTheirTeam)
    .for('care', 'safeguarding')
  may.read('special.health.**').when(managingTheirTeam).for('care', 'safeguarding').withAssurance(2)

  may.decide('rights').when(managingTheirTeam).for('care', 'safeguarding')

  may.create('access').when(managingTheirTeam).for('care', 'safeguarding')
  may.update('access').when(managingTheirTeam).for('care', 'safeguarding')
})
