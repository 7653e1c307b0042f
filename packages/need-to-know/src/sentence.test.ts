import { describe, expect, it } from 'vitest'
import { assignedWorker } from './conditions/relationships.ts'
import { role, UnfinishedSentenceError } from './sentence.ts'
import type { May } from './sentence.ts'
import type { CategoryPattern } from './viewer.ts'

describe('a sentence of the policy', () => {
  it('becomes a rule', () => {
    const rules = role('support-worker', (may) => {
      may.read('special.health.**').when(assignedWorker).for('care', 'safeguarding').withAssurance(2)
    })
    expect(rules).toEqual([
      {
        role: 'support-worker',
        action: 'read',
        categories: ['special.health.**'],
        standing: assignedWorker,
        purposes: ['care', 'safeguarding'],
        assurance: 2,
        opensWorkItem: false,
      },
    ])
  })

  it.each<[string, (may: May) => void]>([
    ['does not say when', (may) => void may.read('identity')],
    ['does not say for what purpose', (may) => void may.read('identity').when(assignedWorker)],
    [
      'names no category',
      (may) =>
        void may
          .read('idenity' as CategoryPattern)
          .when(assignedWorker)
          .for('care'),
    ],
    ['names no category', (may) => void may.read([]).when(assignedWorker).for('care')],
  ])('is refused when it %s', (complaint, write) => {
    expect(() => role('support-worker', write)).toThrow(UnfinishedSentenceError)
    expect(() => role('support-worker', write)).toThrow(complaint)
  })
})
