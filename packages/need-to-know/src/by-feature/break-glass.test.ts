import { describe, expect, it } from 'vitest'
import { assignedWorker, team } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'
import type { May } from '../sentence.ts'
import type { RoleName } from '../viewer.ts'
import { orByBreakingTheGlass } from './break-glass.ts'

const standingOf = (name: RoleName, write: (may: May) => void) => {
  const [rule] = role(name, write)
  if (rule === undefined) throw new Error('A sentence makes a rule')
  return { standing: rule.standing, widened: orByBreakingTheGlass(rule) }
}

describe('emergency access', () => {
  it('stands in for working with the person, in a role entitled to it', () => {
    const { widened } = standingOf('support-worker', (may) => may.read('identity').when(assignedWorker).for('care'))
    expect(widened).toMatchObject({ says: 'assigned worker or break-glass', relationships: ['assigned-worker', 'break-glass'] })
  })

  it.each<[string, RoleName, (may: May) => void]>([
    ['in another role', 'finance-officer', (may) => void may.read('identity').when(assignedWorker).for('administration')],
    ['to change anything', 'support-worker', (may) => void may.update('contact').when(assignedWorker).for('care')],
    ['to export anything', 'support-worker', (may) => void may.export('identity').when(assignedWorker).for('care')],
    ['for a looser relationship', 'support-worker', (may) => void may.read('identity').when(team).for('care')],
  ])('does not stand in %s', (_case, name, write) => {
    const { standing, widened } = standingOf(name, write)
    expect(widened).toBe(standing)
  })
})
