import { expect, it } from 'vitest'
import { kindsOfGuards, sayKinds, shownKinds, type ShownKind } from './prove-kinds.ts'

it('reads of the guards what it wrote, so that one kind can be proved anew and the others stay', () => {
  const [first = '', second = ''] = kindsOfGuards()
  const shown = new Map<string, ShownKind>([
    [first, { kind: first, noticed: 3, all: 3, how: 'at 1a2b3c4 in 10 s', missed: [] }],
    [second, { kind: second, noticed: 1, all: 2, how: 'at 5d6e7f8 in 4 s', missed: ['NOT NOTICED a.ts:1: x (x: not asked) → '] }],
  ])
  const said = sayKinds(shown)
  expect(shownKinds(said)).toEqual(shown)
  expect(said).toContain('4 of 5 guards matter')
  expect(said).toContain('not shown yet: ')
  expect(shownKinds('Not shown yet.')).toEqual(new Map())
})
