import { commissionerOfTheContract } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/**
 * The customer's system: how what it pays for goes and what comes of it, for the people under its contract, without who they are. POL-45:
 * shared with the customer; POL-46: for delivery, performance and monitoring.
 */
export const commissioner = role('commissioner', (may) => {
  may.read(['support.plan', 'support.outcomes']).when(commissionerOfTheContract).for('contract-monitoring')
})
