import { describe, expect, it } from 'vitest'
import { statementNames } from './statement-names.ts'

describe('the names of statements', () => {
  const ask = (nameOf: ReturnType<typeof statementNames>, sql: string, times: number) => {
    let name = ''
    for (let time = 0; time < times; time += 1) name = nameOf({ sql })
    return name
  }

  it('are given to what comes again and again, always the same', () => {
    const nameOf = statementNames()
    expect(ask(nameOf, 'SELECT 1', 2)).toBe('')
    const name = ask(nameOf, 'SELECT 1', 1)
    expect(name).not.toBe('')
    expect(ask(nameOf, 'SELECT 1', 5)).toBe(name)
    expect(ask(nameOf, 'SELECT 2', 5)).not.toBe(name)
  })

  it('are few, however many texts come', () => {
    const nameOf = statementNames()
    const named = new Set(Array.from({ length: 5_000 }, (_, length) => ask(nameOf, `SELECT ${length}`, 4)))
    expect(named.size).toBeLessThan(200)
    expect(ask(nameOf, 'SELECT 0', 1)).not.toBe('')
  })

  it('are not given to texts that come once', () => {
    const nameOf = statementNames()
    const named = Array.from({ length: 5_000 }, (_, length) => nameOf({ sql: `SELECT ${length}` }))
    expect(new Set(named)).toEqual(new Set(['']))
  })
})
