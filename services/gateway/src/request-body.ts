import { RequestRefused } from './errors.ts'

/** One GraphQL operation as a client sends it. */
export interface GraphQLRequestBody {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
}

/** The name goes into audit entries and logs. Characters. */
const longestName = 100

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a parsed JSON body. A list of operations (batching) is not served.
 * @throws RequestRefused BAD_REQUEST
 */
export function requestBodyOf(json: unknown): GraphQLRequestBody {
  if (!isObject(json)) throw new RequestRefused('BAD_REQUEST')
  const { query, variables = null, operationName = null } = json
  if (typeof query !== 'string' || query === '') throw new RequestRefused('BAD_REQUEST')
  if (variables !== null && !isObject(variables)) throw new RequestRefused('BAD_REQUEST')
  if (operationName !== null && (typeof operationName !== 'string' || operationName.length > longestName)) {
    throw new RequestRefused('BAD_REQUEST')
  }
  return {
    query,
    variables: variables ?? {},
    operationName: operationName === null || operationName === '' ? undefined : operationName,
  }
}
