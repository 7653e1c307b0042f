import { referralRecipient } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Another agency's system, to which people were referred: reads within its scopes, changes nothing. */
export const integrator = role('integrator', (may) => {
  may.read(['identity', 'contact', 'support.plan', 'special.health.**']).when(referralRecipient).for('care')
})
