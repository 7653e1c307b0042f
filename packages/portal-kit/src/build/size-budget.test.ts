import { randomBytes } from 'node:crypto'
import type { Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { overBudget } from './size-budget.ts'

const incompressible = (kilobytes: number) => randomBytes(kilobytes * 500).toString('hex')
const chunk = (fileName: string, kilobytes: number, more: object = {}) =>
  ({
    type: 'chunk',
    fileName,
    code: incompressible(kilobytes),
    imports: [],
    isEntry: false,
    ...more,
  }) as unknown as Rolldown.OutputChunk
const budget = { firstRoute: 30, laterRoute: 10, styles: 5 }

it('counts the entry together with what it imports at once', () => {
  const output = [chunk('index.js', 20, { isEntry: true, imports: ['kit.js'] }), chunk('kit.js', 40)]
  expect(overBudget(output, budget)).toEqual([
    expect.stringMatching(/^script of the first route: 3\d\.\d kB gzipped, 30 kB allowed$/),
  ])
})

it('counts a later route on its own', () => {
  const output = [chunk('index.js', 20, { isEntry: true }), chunk('later.js', 30), chunk('small.js', 5)]
  expect(overBudget(output, budget)).toEqual([expect.stringContaining('later.js')])
})
