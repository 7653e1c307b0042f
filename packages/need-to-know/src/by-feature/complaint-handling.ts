import { investigator, investigatorOfThis, ofAnyone } from '../conditions/relationships.ts'
import type { May } from '../sentence.ts'

/**
 * What those may do to whom complaints come first, whoever's they are. Never in one about themselves: from that they are excluded. DMWS-47: the
 * data protection officer is such a recipient.
 */
export const receiveComplaints = (may: May): void => {
  may
    .read(['complaint.**', 'identity', 'contact', 'representation', 'support.**', 'staff'])
    .when(ofAnyone)
    .for('complaint-handling')

  may.create(['complaint.matter', 'complaint.parties']).when(ofAnyone).for('complaint-handling').openingTheWorkItem()
  may.update('complaint.**').when(ofAnyone).for('complaint-handling')
  may.decide('complaint.outcome').when(ofAnyone).for('complaint-handling')
}

/** What a role may do once a complaint is given to one of its holders to investigate: in that case, and no other of the same person. */
export const investigateComplaints = (may: May): void => {
  may.read('complaint.**').when(investigatorOfThis).for('complaint-handling')
  may.update(['complaint.matter', 'complaint.outcome']).when(investigatorOfThis).for('complaint-handling')
  may.decide('complaint.outcome').when(investigatorOfThis).for('complaint-handling')
  may.read(['identity', 'contact', 'support.**', 'staff']).when(investigator).for('complaint-handling')
}
