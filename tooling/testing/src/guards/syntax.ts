import { parseSync } from 'vite'

/** A node of a syntax tree, with where it stands in its source. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string'

/** @throws TypeError where a syntax tree has none */
export const nodeOf = (value: unknown): Node => {
  if (!isNode(value)) throw new TypeError('a syntax tree without a node where one must be')
  return value
}

export const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])

export const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) => (isNode(value) ? [value] : nodesOf(value)))

/**
 * The syntax tree of a source in TypeScript.
 * @throws SyntaxError when it is no program
 */
export function syntaxOf(source: string): Node {
  const { program, errors } = parseSync('guarded.ts', source, { lang: 'ts' })
  if (errors.length > 0) throw new SyntaxError(errors[0]?.message)
  return program as unknown as Node
}
