import { ofTheOrganisation } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Counts what nobody can be recognised in; sees no record. */
export const statisticsAnalyst = role('statistics-analyst', (may) => {
  may.read('reference').when(ofTheOrganisation).for('statistics')
})
