import { readFileSync } from 'node:fs'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import http from '@graphql-mesh/transport-http'
import { listen, type ViewerClaims } from '@candour/subgraph-kit'
import type { Answer, Api, WithheldMark } from './api-client.ts'
import { claimsOf } from './signed-request.ts'
import type { TestNetwork } from './test-network.ts'

const supergraph = readFileSync(new URL('../../../services/gateway/supergraph.graphql', import.meta.url), 'utf8')

/** A federation router that is not ours, in front of the subgraphs over HTTP. */
export interface ForeignRouter extends AsyncDisposable {
  /** The same API as the same viewer sees it through this router. What is withheld comes with the errors, and is given apart as well. */
  as(api: Api, purpose: ViewerClaims['purpose']): Api
}

/** An error as the router gives it. One of its own, such as of a value that may not be null, has no code. */
interface RouterError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

const withheldIn = (errors: readonly RouterError[]): WithheldMark[] =>
  errors.flatMap(({ extensions }) => (extensions?.['code'] === 'WITHHELD' ? [extensions['mark'] as WithheldMark] : []))

/** The router lists errors as its subgraphs answer, of which now one and now another is first. */
const inOrder = (errors: readonly RouterError[]): RouterError[] => {
  const told = ({ path, message }: RouterError) => JSON.stringify([path, message])
  return errors.toSorted((one, other) => (told(one) < told(other) ? -1 : 1))
}

/**
 * Hive Gateway in front of a test system's subgraphs. All that it needs from us: who asks, signed for each body it sends, and the wish to be
 * told of what is withheld as errors of fields, since it drops the extensions of subgraphs.
 */
export async function startForeignRouter({ network }: TestNetwork): Promise<ForeignRouter> {
  await using started = new AsyncDisposableStack()
  const names = new Map<string, string>()
  let sdl = supergraph
  for (const [name, subgraph] of Object.entries(network.subgraphs)) {
    const server = started.adopt(await listen(subgraph, { host: '127.0.0.1', port: 0, healthy: async () => true }), (each) =>
      each.stop(),
    )
    const url = new URL('/', server.url).href
    names.set(new URL(url).host, name)
    sdl = sdl.replace(`name: "${name}", url: ""`, `name: "${name}", url: "${url}"`)
  }
  const viewers = new Map<string, ViewerClaims>()
  const runtime = createGatewayRuntime({
    supergraph: sdl,
    transports: { http },
    logging: false,
    maskedErrors: false,
    plugins: () => [
      {
        onFetch: async ({ url, options, setOptions, context }) => {
          const key = 'request' in context ? context.request.headers.get('x-viewer') : null
          const viewer = viewers.get(key ?? '')
          const name = names.get(new URL(url).host)
          if (!viewer || !name) throw new Error('nobody asks, or of nobody')
          const body = String(options.body)
          const operation = /"query":"\s*mutation/.test(body) ? ('mutation' as const) : ('query' as const)
          const signed = await network.signViewer({ ...viewer, operation, marksAs: 'errors' }, name, body)
          setOptions({ ...options, headers: { ...options.headers, 'candour-viewer': signed } })
        },
      },
    ],
  })
  started.adopt(runtime, async (each) => each[Symbol.asyncDispose]())
  const resources = started.move()
  return {
    as: (api, purpose) => {
      const call = async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<Data>> => {
        const key = crypto.randomUUID()
        viewers.set(key, claimsOf(api, purpose))
        try {
          const response = await runtime.fetch('http://router.test/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-viewer': key },
            body: JSON.stringify({ query, variables }),
          })
          const { data, errors = [], ...more } = JSON.parse(await response.text())
          const text = JSON.stringify({ ...more, data, errors: inOrder(errors) })
          return { status: response.status, data, errors, withheld: withheldIn(errors), text, headers: response.headers }
        } finally {
          viewers.delete(key)
        }
      }
      return Object.assign(call, { token: api.token })
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}
