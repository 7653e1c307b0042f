import { personas, type Network } from '@candour/dev-env'

/** Names of the invented people, as in the demonstration. */
export type Persona = `${'dmws' | 'bct' | 'dmr' | 'dppc' | 'polaris'}.${string}`

export interface WithheldMark {
  readonly on: string
  readonly id: string
  readonly field: string
  readonly category: string
  readonly reason: string
  readonly remedy: string
}

export interface Answer<Data> {
  readonly status: number
  readonly data: Data
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
  readonly withheld: readonly WithheldMark[]
  /** The answer as it came, byte for byte. */
  readonly text: string
  readonly headers: Headers
}

/** The public API under one person's token. */
export interface Api {
  readonly token: string
  // The shape of the data is what the test asked for; it asserts on every value that it uses.
  // oxlint-disable-next-line typescript/no-explicit-any
  <Data = any>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Data>>
}

const isSystem = (persona: Persona): boolean =>
  personas.some(({ username, signsInAt }) => username === persona && signsInAt === 'api')

export async function apiAs(
  { identity }: Pick<Network, 'identity'>,
  url: string | (() => string),
  persona: Persona,
  { purpose, assurance = 2 }: { readonly purpose?: string; readonly assurance?: 1 | 2 | 3 } = {},
): Promise<Api> {
  const stated = purpose === undefined ? {} : { purpose }
  const token = isSystem(persona)
    ? await identity.clientToken({ clientId: persona, purpose: 'care', ...stated })
    : await identity.issueToken({ username: persona, assurance, ...stated })
  const call = <Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) =>
    post<Data>(typeof url === 'string' ? url : url(), JSON.stringify({ query, variables }), {
      authorization: `Bearer ${token}`,
      ...headers,
    })
  return Object.assign(call, { token })
}

/** Posts a body as it is to the API. */
export async function post<Data>(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const text = await response.text()
  const parsed = JSON.parse(text) as { data?: Data; errors?: Answer<Data>['errors']; extensions?: { withheld?: WithheldMark[] } }
  return {
    status: response.status,
    data: parsed.data as Data,
    errors: parsed.errors ?? [],
    withheld: parsed.extensions?.withheld ?? [],
    text,
    headers: response.headers,
  }
}
