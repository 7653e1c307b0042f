import type { Removal } from './removal.ts'
import { childrenOf, isNode, nodeOf, nodesOf, syntaxOf, type Node } from './syntax.ts'

/** A mutation that a source offers. */
export interface Mutation {
  /** Null for one that is named by whoever calls. */
  readonly name: string | null
  /** What its resolver does. */
  readonly body: Node
}

/**
 * The mutations that a source puts into its schema.
 * @throws Error for one whose resolver cannot be found, or does not take the context of its request whole
 */
export function mutationsIn(source: string): Mutation[] {
  const text = (node: Node) => source.slice(node.start, node.end)
  const nameOf = (node: Node) => (node.type === 'Literal' ? String(node['value']) : null)

  const resolverIn = (node: Node): Node[] =>
    node.type === 'Property' && text(nodeOf(node['key'])) === 'resolve'
      ? [nodeOf(node['value'])]
      : childrenOf(node).flatMap(resolverIn)

  const mutation = (name: string | null, offered: Node): Mutation => {
    const [resolver, ...others] = resolverIn(offered)
    const [, , context] = nodesOf(resolver?.['params'])
    if (resolver === undefined || others.length > 0 || context === undefined || text(context) !== 'context')
      throw new Error(`the mutation ${name ?? 'of a name that is given'} is not offered as others are`)
    return { name, body: nodeOf(resolver['body']) }
  }

  const offeredIn = (node: Node): Mutation[] => {
    if (node.type === 'CallExpression') {
      const called = text(nodeOf(node['callee']))
      const [first, second] = nodesOf(node['arguments'])
      if (called === 'builder.mutationField' && first && second) return [mutation(nameOf(first), second)]
      if (called === 'builder.mutationFields' && first) {
        const fields = nodeOf(first['body'])
        const object = fields.type === 'ParenthesizedExpression' ? nodeOf(fields['expression']) : fields
        return nodesOf(object['properties']).map((field) => mutation(text(nodeOf(field['key'])), nodeOf(field['value'])))
      }
    }
    return Object.values(node).flatMap((value) => (isNode(value) ? offeredIn(value) : nodesOf(value).flatMap(offeredIn)))
  }
  return offeredIn(syntaxOf(source))
}

/** Takes away what is decided before a mutation: whoever asks may. */
export function undecided(source: string, { name, body }: Mutation, called = name): Removal {
  const line = source.slice(0, body.start).split('\n').length
  const part = source.slice(body.start, body.end)
  const given = name === null ? `name === '${called}' ? whateverIsAsked(context) : context` : 'whateverIsAsked(context)'
  return {
    line,
    guard: `what is decided of ${called}`,
    part,
    how: 'whatever is asked',
    start: body.start,
    end: body.end,
    put: `((context) => ${part})(${given})`,
  }
}
