import { GraphQLError } from 'graphql'
import { traceHeaders } from '@candour/subgraph-kit/serve'
import { sentences } from './errors.ts'
import { inTurn } from './replicas.ts'

/** A subgraph in this process. `createSubgraph` of `@candour/subgraph-kit` gives one. */
export interface InProcessSubgraph {
  execute(request: { body: string; signedViewer: string; requestId: string }): Promise<{ status: number; body: string | object }>
}

/** Where a subgraph is: in this process, or at the addresses of its replicas. */
export type SubgraphTarget = InProcessSubgraph | { readonly url: string } | { readonly urls: readonly string[] }

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: (string | number)[]
    readonly extensions?: Record<string, unknown>
  }[]
  readonly extensions?: Record<string, unknown>
}

export interface SubgraphRequest {
  readonly body: string
  readonly signedViewer: string
  readonly requestId: string
  readonly operation: 'query' | 'mutation'
}

export type CallSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>

/** An outage of a subgraph: an error with a code of its own, never a withheld field. */
export class SubgraphUnavailable extends GraphQLError {
  constructor(subgraph: string, cause?: unknown) {
    super(sentences.UNAVAILABLE, {
      extensions: { code: 'UNAVAILABLE', subgraph },
      ...(cause instanceof Error ? { originalError: cause } : {}),
    })
    this.name = 'SubgraphUnavailable'
  }
}

/** @throws SubgraphUnavailable when no GraphQL answer comes back in time. `timeout` is in milliseconds and binds calls over HTTP. */
export function subgraphCaller(name: string, target: SubgraphTarget, timeout: number): CallSubgraph {
  const call = 'execute' in target ? inProcess(target) : overHttp('url' in target ? [target.url] : target.urls, timeout)
  return async (request) => {
    try {
      return answerOf(await call(request))
    } catch (error) {
      throw new SubgraphUnavailable(name, error)
    }
  }
}

type RawCall = (request: SubgraphRequest) => Promise<string | object>

const inProcess =
  (subgraph: InProcessSubgraph): RawCall =>
  async ({ body, signedViewer, requestId }) =>
    (await subgraph.execute({ body, signedViewer, requestId })).body

function overHttp(urls: readonly string[], timeout: number): RawCall {
  const askInTurn = inTurn(urls)
  return ({ body, signedViewer, requestId, operation }) => {
    // One limit for the whole call: a second replica gets what the first has left.
    const signal = AbortSignal.timeout(timeout)
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'candour-viewer': signedViewer,
      'x-request-id': requestId,
      ...traceHeaders(),
    }
    return askInTurn(operation, async (url) => {
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal })
      return await response.text()
    })
  }
}

function answerOf(raw: string | object): SubgraphAnswer {
  const answer: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
    throw new Error('the answer is no GraphQL answer')
  }
  // A subgraph of ours, which GraphQL's own rules bind; what the planner merges is checked field by field as it builds the answer.
  return answer as SubgraphAnswer
}
