import { withWorkToDo } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/**
 * A regulator's visitor for the time of an inspection: how people are supported, not who they are, and only of those whom the inspection
 * concerns. Prose names people, so there is none in it.
 */
export const inspector = role('inspector', (may) => {
  may
    .read(['support.plan', 'support.outcomes', 'risk', 'consent', 'sharing'])
    .when(withWorkToDo)
    .for('inspection')
    .withAssurance(2)
})
