import { describe, expect, it } from 'vitest'
import { inTurn, mayAskAnother } from './replicas.ts'

const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) })

describe('the replicas of a subgraph', () => {
  it('are asked in turn', async () => {
    const ask = inTurn(['a', 'b', 'c'])
    const asked: string[] = []
    for (let count = 0; count < 4; count += 1) await ask('query', async (url) => asked.push(url))
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it.each([
    ['query', 'ECONNREFUSED', ['a', 'b']],
    ['query', 'ECONNRESET', ['a', 'b']],
    ['query', 'UND_ERR_SOCKET', ['a', 'b']],
    ['mutation', 'ECONNREFUSED', ['a', 'b']],
    ['mutation', 'ECONNRESET', ['a']],
    ['mutation', 'UND_ERR_SOCKET', ['a']],
    ['mutation', 'ETIMEDOUT', ['a']],
    ['query', 'ERR_TLS_CERT_ALTNAME_INVALID', ['a']],
  ] as const)('after a %s failed by %s: %o', async (operation, code, expected) => {
    const asked: string[] = []
    const asking = inTurn(['a', 'b'])(operation, async (url) => {
      asked.push(url)
      if (url === 'a') throw failed(code)
      return url
    })
    if (expected.length === 2) expect(await asking).toBe('b')
    else await expect(asking).rejects.toThrow('fetch failed')
    expect(asked).toEqual(expected)
  })

  it('are not asked a third time, and a lone one is asked once', async () => {
    for (const urls of [['a', 'b', 'c'], ['a']]) {
      let asked = 0
      const asking = inTurn(urls)('query', async () => {
        asked += 1
        throw failed('ECONNREFUSED')
      })
      await expect(asking).rejects.toThrow('fetch failed')
      expect(asked).toBe(Math.min(2, urls.length))
    }
  })

  it('are told apart from what took too long, which may still be going on', () => {
    expect(mayAskAnother(new DOMException('too late', 'TimeoutError'), 'query')).toBe(false)
  })

  it('of several addresses count as unreached only when none was reached', () => {
    const of = (...codes: string[]) =>
      new TypeError('fetch failed', { cause: new AggregateError(codes.map((code) => Object.assign(new Error(code), { code }))) })
    expect(mayAskAnother(of('ECONNREFUSED', 'ECONNREFUSED'), 'mutation')).toBe(true)
    expect(mayAskAnother(of('ECONNREFUSED', 'ECONNRESET'), 'mutation')).toBe(false)
  })
})
