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

  const afterFailure = async (operation: 'query' | 'mutation', code: string) => {
    const asked: string[] = []
    const asking = inTurn(['a', 'b'])(operation, async (url) => {
      asked.push(url)
      if (url === 'a') throw failed(code)
      return `answer of ${url}`
    })
    const outcome = await asking.catch((error: Error) => error.message)
    return { asked, outcome }
  }

  it.each([
    ['query', 'ECONNREFUSED'],
    ['query', 'ECONNRESET'],
    ['query', 'UND_ERR_SOCKET'],
    ['mutation', 'ECONNREFUSED'],
    ['mutation', 'UND_ERR_CONNECT_TIMEOUT'],
  ] as const)('stand in for each other after a %s failed by %s', async (operation, code) => {
    expect(await afterFailure(operation, code)).toEqual({ asked: ['a', 'b'], outcome: 'answer of b' })
  })

  it.each([
    ['mutation', 'ECONNRESET'],
    ['mutation', 'UND_ERR_SOCKET'],
    ['mutation', 'ETIMEDOUT'],
    ['query', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('do not repeat a %s that failed by %s', async (operation, code) => {
    expect(await afterFailure(operation, code)).toEqual({ asked: ['a'], outcome: 'fetch failed' })
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
