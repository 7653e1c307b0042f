import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { ExecutionRequest, RequestScope } from './executor.ts'
import { startGraphQLServer } from './graphql-server.ts'
import { WithheldUnion } from './withheld.ts'

const scope: RequestScope = {
  requestId: 'r1',
  withheld: new WithheldUnion(),
  viewer: {
    id: 'worker',
    kind: 'staff',
    organisation: 'dmws',
    clientId: 'staff-portal',
    sessionId: 's1',
    assurance: 1,
    authenticatedAt: 0,
    purpose: 'care',
    requestId: 'r1',
  },
}

describe('the server over any executor', () => {
  it('hands on what was asked, and never variables of the wrong type', async () => {
    const executed: ExecutionRequest[] = []
    const executor = {
      schema: buildSchema('type Query { age(of: Int!): Int }'),
      execute: async (request: ExecutionRequest) => {
        executed.push(request)
        return { data: { age: 7 } }
      },
      [Symbol.asyncDispose]: async () => {},
    }
    const server = await startGraphQLServer(executor, { tokens: 100 }, () => {})
    const query = 'query Age($of: Int!) { age(of: $of) }'
    const ask = async (variables: Record<string, unknown>) => {
      const { body } = await server.executeOperation({ query, variables, operationName: 'Age' }, { contextValue: scope })
      if (body.kind !== 'single') throw new Error('one answer was expected')
      return body.singleResult
    }

    expect((await ask({ of: 3 })).data).toEqual({ age: 7 })
    expect(executed).toMatchObject([{ operationName: 'Age', variables: { of: 3 }, source: query }])
    expect(executed[0]?.scope.withheld).toBe(scope.withheld)

    const wrong = await ask({ of: 'Canary' })
    expect(wrong.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    expect(JSON.stringify(wrong)).not.toContain('Canary')
    expect(executed).toHaveLength(1)
    await server.stop()
  })
})
