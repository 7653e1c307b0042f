import { expect, it } from 'vitest'
import { idleState } from './idle-clock.ts'

const minutes = (count: number) => count * 60_000

it('warns two minutes before it locks, and locks after ten', () => {
  expect(idleState(minutes(7.9))).toEqual({ kind: 'active' })
  expect(idleState(minutes(8))).toEqual({ kind: 'warning', minutesLeft: 2 })
  expect(idleState(minutes(9.5))).toEqual({ kind: 'warning', minutesLeft: 1 })
  expect(idleState(minutes(10))).toEqual({ kind: 'locked' })
})
