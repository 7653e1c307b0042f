import { GraphQLError } from 'graphql'
import { sentences } from './errors.ts'

/** A subgraph in this process. `createSubgraph` of `@candour/subgraph-kit` gives one. */
export interface InProcessSubgraph {
  execute(request: { body: string; signedViewer: string; requestId: string }): Promise<{ status: number; body: string | object }>
}

/** Where a subgraph is: in this process, or at an address. */
export type SubgraphTarget = InProcessSubgraph | { readonly url: string }

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: (string | number)[]
    readonly extensions?: Record<string, unknown>
  }[]
  readonly extensions?: Record<string, unknown>
}

export type CallSubgraph = (body: string, signedViewer: string, requestId: string) => Promise<SubgraphAnswer>

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
  const call = 'execute' in target ? inProcess(target) : overHttp(target.url, timeout)
  return async (body, signedViewer, requestId) => {
    try {
      return answerOf(await call(body, signedViewer, requestId))
    } catch (error) {
      throw new SubgraphUnavailable(name, error)
    }
  }
}

type RawCall = (body: string, signedViewer: string, requestId: string) => Promise<string | object>

const inProcess =
  (subgraph: InProcessSubgraph): RawCall =>
  async (body, signedViewer, requestId) =>
    (await subgraph.execute({ body, signedViewer, requestId })).body

const overHttp =
  (url: string, timeout: number): RawCall =>
  async (body, signedViewer, requestId) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'candour-viewer': signedViewer,
        'x-request-id': requestId,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    return await response.text()
  }

function answerOf(raw: string | object): SubgraphAnswer {
  const answer: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
    throw new Error('the answer is no GraphQL answer')
  }
  // A subgraph of ours, which GraphQL's own rules bind; what the planner merges is checked field by field as it builds the answer.
  return answer as SubgraphAnswer
}
