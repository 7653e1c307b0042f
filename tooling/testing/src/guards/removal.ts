import { childrenOf, isNode, nodeOf, nodesOf, syntaxOf, type Node } from './syntax.ts'

/** A guard that can be taken out of a source: what stands from `start` to `end` becomes `put`. */
export interface Removal {
  readonly line: number
  /** The guard as it is written, in one line. */
  readonly guard: string
  /** What of it is taken away. */
  readonly part: string
  /** What was done to it. */
  readonly how: string
  readonly start: number
  readonly end: number
  readonly put: string
}

/** What a refusal gives, where it does not throw. */
const refusals = ['null', 'undefined', 'false', 'notYourRole', 'nothing', "{ rows: 'none' }", 'noResource']
/** Calls that say why something is refused. */
const sayingWhy = /^(await )?(refusal|refuse|problem|conflict|rejection)\(/
const isRefusal = (given: string): boolean => refusals.includes(given) || sayingWhy.test(given)
/** A decision that is all the answer there is. */
const decision = /^(await )?(context\.)?needToKnow\.may\(/
/** Calls that do nothing but refuse. */
const refusingCall = /^#?(refuse|check|assert|spend|authorise)/
/** Options of a verification, each of which asks for something. */
const verification = ['jwtVerify']
/** Only whether there is anything: what is left out then would not be there in JSON either. */
const presence = /^[\w.]+( [!=]== undefined| > 0)?$/
/** What is asked of the viewer: whoever is not meant is given an empty list. */
const ofViewer = /\bviewer\./
/** Calls that ask for one row by what is its own: without that there is no program. */
const ofOneRow = /\.(findUnique|findUniqueOrThrow|update|upsert|delete)$/
const everyPurpose =
  "'care', 'safeguarding', 'rights-request', 'complaint-handling', 'retention-review', 'audit', 'inspection', 'contract-monitoring', 'statistics', 'training', 'own-record', 'administration'"

/**
 * Every guard of a source, found from its syntax tree: refusals, what is asked for besides, filters, conditions of a rule, limits of a sentence,
 * claims of a token, and what puts a refusal on record. Each removal leaves a program that loads and lets through more than before, or would if
 * nothing else stood in the way.
 * @param source TypeScript
 * @param leavingOff whether to leave off is a refusal as well: in work that nobody waits for an answer of
 */
export function removalsIn(source: string, leavingOff = false): Removal[] {
  const found: Removal[] = []
  const text = (node: Node) => source.slice(node.start, node.end)
  const add = (node: Node, put: string, how: string, shown: Node = node) => {
    const line = source.slice(0, node.start).split('\n').length
    const guard = text(shown).replaceAll(/\s+/g, ' ').slice(0, 110)
    found.push({ line, guard, part: source.slice(node.start, node.end), how, start: node.start, end: node.end, put })
  }

  const refuses = (statement: Node): boolean => {
    if (statement.type === 'BlockStatement') {
      const [only, ...others] = nodesOf(statement['body']).filter((step) => !recordsRefusal(step))
      return only !== undefined && others.length === 0 && refuses(only)
    }
    if (statement.type === 'ThrowStatement') return true
    if (statement.type === 'ExpressionStatement') return text(statement).startsWith('wrong.push(')
    if (statement.type !== 'ReturnStatement') return false
    if (!isNode(statement['argument'])) return leavingOff
    const given = text(statement['argument'])
    return given === '[]' || isRefusal(given)
  }

  /** What puts on record that something was refused. */
  const recordsRefusal = (statement: Node): boolean => {
    const call = statement['expression']
    if (!isNode(call) || call.type !== 'CallExpression') return false
    const [outcome] = nodesOf(call['arguments'])
    return text(nodeOf(call['callee'])).endsWith('.note') && outcome !== undefined && text(outcome) === "'refused'"
  }

  /** Where `true` refuses, an alternative that is left out refuses less; where `true` lets through, a condition that is left out does. */
  const operands = (node: Node, whereTrue: 'refuses' | 'permits'): void => {
    if (node.type === 'ParenthesizedExpression') return operands(nodeOf(node['expression']), whereTrue)
    if (node.type === 'UnaryExpression' && node['operator'] === '!') {
      return operands(nodeOf(node['argument']), whereTrue === 'refuses' ? 'permits' : 'refuses')
    }
    if (node.type !== 'LogicalExpression') return
    const sides = [nodeOf(node['left']), nodeOf(node['right'])]
    const loosened = whereTrue === 'refuses' ? '||' : '&&'
    for (const side of sides) {
      const chained = side.type === 'LogicalExpression' && side['operator'] === node['operator']
      if (node['operator'] === loosened && !chained && !ofTypes(side) && !isUnsealing(node))
        add(side, whereTrue === 'refuses' ? 'false' : 'true', 'not asked', node)
      operands(side, whereTrue)
    }
  }

  /** A check for null lets the source compile: without it what follows is no program, so that nobody can take it away unseen. */
  const ofTypes = (node: Node): boolean =>
    node.type === 'BinaryExpression' &&
    /^(null|undefined)$/.test(text(nodeOf(node['right']))) &&
    /^[!=]==$/.test(String(node['operator']))

  /** "What is sealed there, opened": nothing is asked but whether there is anything. */
  const isUnsealing = (node: Node): boolean => /&& \(?(await )?vault\.open(Bytes)?\(/.test(text(node))

  const calls = (node: Node): void => {
    const callee = nodeOf(node['callee'])
    const given = nodesOf(node['arguments'])
    const [first] = given
    const property = callee.type === 'MemberExpression' ? nodeOf(callee['property']) : null
    const name = property === null ? text(callee) : text(property)
    if (property !== null && first?.type === 'ArrowFunctionExpression' && ['filter', 'every', 'some'].includes(name)) {
      add(first, '() => true', 'holds of all', node)
    }
    if (
      property !== null &&
      name === 'when' &&
      first?.type === 'Identifier' &&
      !/^of(Anyone|TheOrganisation)$/.test(text(first))
    ) {
      add(first, "{ ...ofAnybodyAtAll, says: 'anyone' }", 'whoever they are')
    }
    if (property !== null && name === 'for' && first !== undefined) {
      add({ ...first, end: given.at(-1)?.end ?? first.end }, everyPurpose, 'for every purpose')
    }
    if (name === 'withAssurance' && first !== undefined) add(first, '1', 'at any assurance', node)
    if (
      property !== null &&
      /^may\s*\.(read|create|update|decide)$/.test(text(callee)) &&
      first !== undefined &&
      text(first) !== "'**'"
    ) {
      add(first, "'**'", 'every category')
    }
    if (name === 'everythingBut') for (const each of literalsIn(given)) add(each, "'structural'", 'no exception')
    if (verification.includes(name)) {
      for (const { properties } of given.filter(({ type }) => type === 'ObjectExpression')) {
        for (const option of nodesOf(properties)) {
          add({ ...option, end: withComma(option.end) }, '', 'not asked', option)
          const value = option['value']
          if (isNode(value) && value.type === 'ArrayExpression') {
            for (const each of nodesOf(value['elements'])) add({ ...each, end: withComma(each.end) }, '', 'not asked', each)
          }
        }
      }
    }
  }

  const withComma = (end: number): number => (/^\s*,/.exec(source.slice(end))?.[0].length ?? 0) + end

  const literalsIn = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node) => (node.type === 'Literal' ? [node] : literalsIn(childrenOf(node))))

  const visit = (node: Node, inside: string | null): void => {
    if (node.type === 'IfStatement' && refuses(nodeOf(node['consequent']))) {
      const test = nodeOf(node['test'])
      if (!ofTypes(test)) add(test, 'false', 'no refusal', node)
      operands(test, 'refuses')
      for (const child of childrenOf(test)) visit(child, 'operand')
      visit(nodeOf(node['consequent']), null)
      if (isNode(node['alternate'])) visit(node['alternate'], null)
      return
    }
    if (node.type === 'ExpressionStatement') {
      const call =
        nodeOf(node['expression']).type === 'AwaitExpression'
          ? nodeOf(nodeOf(node['expression'])['argument'])
          : nodeOf(node['expression'])
      if (call.type === 'CallExpression' && refusingCall.test(text(nodeOf(call['callee'])).replace(/^.*\./, '')))
        add(node, ';', 'not called')
      if (recordsRefusal(node)) add(node, ';', 'not on record')
    }
    if (node.type === 'ReturnStatement' && isNode(node['argument']) && decision.test(text(node['argument'])))
      add(node['argument'], 'true', 'always')
    if (node.type === 'ArrowFunctionExpression' && decision.test(text(nodeOf(node['body']))))
      add(nodeOf(node['body']), 'true', 'always')
    if (
      node.type === 'ArrowFunctionExpression' &&
      isNode(node['returnType']) &&
      text(node['returnType']).endsWith('WhereInput')
    ) {
      const given = nodeOf(node['body'])
      conditionsIn(given.type === 'ParenthesizedExpression' ? nodeOf(given['expression']) : given)
    }
    if (node.type === 'ConditionalExpression') {
      const [consequent, alternate] = [nodeOf(node['consequent']), nodeOf(node['alternate'])]
      const asked = text(nodeOf(node['test']))
      const leavesOut = (text(alternate) === '{}' && !presence.test(asked)) || (text(alternate) === '[]' && ofViewer.test(asked))
      if (leavesOut || isRefusal(text(alternate))) add(node, `(${text(consequent)})`, 'always')
      else if (isRefusal(text(consequent))) add(node, `(${text(alternate)})`, 'always')
      operands(nodeOf(node['test']), isRefusal(text(consequent)) ? 'refuses' : 'permits')
      for (const child of childrenOf(nodeOf(node['test']))) visit(child, 'operand')
      visit(consequent, null)
      return visit(alternate, null)
    }
    if (['LogicalExpression', 'UnaryExpression'].includes(node.type) && inside !== 'operand') operands(node, 'permits')
    if (node.type === 'Property') {
      const value = nodeOf(node['value'])
      const key = text(nodeOf(node['key']))
      if (key === 'holds' && value.type === 'ArrowFunctionExpression') add(value, '() => true', 'always', node)
      if (/^(conditions|AND)$/.test(key) && value.type === 'ArrayExpression') conditionsIn(value)
      if (key === 'where' && value.type === 'ObjectExpression' && inside !== 'one row') conditionsIn(value)
      if (inside === 'default' && text(value) === 'false') add(value, 'true', 'not restrictive', node)
      if (inside === 'default' && text(value) === 'true') add(value, 'false', 'not restrictive', node)
    }
    if (node.type === 'CallExpression') calls(node)
    if (node.type === 'ObjectExpression') limitsOf(node)
    // the facts of nobody, which must deny everything
    const within =
      node.type === 'VariableDeclarator' && /^(nobody|noResource)$/.test(text(nodeOf(node['id'])))
        ? 'default'
        : node.type === 'LogicalExpression' || node.type === 'UnaryExpression' || node.type === 'ParenthesizedExpression'
          ? 'operand'
          : node.type === 'CallExpression' && ofOneRow.test(text(nodeOf(node['callee'])))
            ? 'one row'
            : inside === 'default' || (inside === 'one row' && node.type === 'ObjectExpression')
              ? inside
              : null
    for (const child of childrenOf(node)) visit(child, within)
  }

  /** What rows are asked for or written besides what was given: `{ ...given, where }`. */
  const limitsOf = (object: Node): void => {
    const [first, ...others] = nodesOf(object['properties'])
    if (first?.type !== 'SpreadElement') return
    for (const each of others) {
      if (each.type !== 'Property' || !/^(where|data)$/.test(text(nodeOf(each['key'])))) continue
      if (nodeOf(each['value']).type !== 'ObjectExpression') add({ ...each, end: withComma(each.end) }, '', 'not asked', object)
    }
  }

  const conditionsIn = (list: Node): void => {
    for (const element of [...nodesOf(list['elements']), ...nodesOf(list['properties'])]) {
      if (element.type === 'SpreadElement' && arraysIn(element).length > 0) {
        for (const inner of arraysIn(element)) {
          for (const each of nodesOf(inner['elements'])) add({ ...each, end: withComma(each.end) }, '', 'not asked', each)
        }
      } else add({ ...element, end: withComma(element.end) }, '', 'not asked', element)
    }
  }
  const arraysIn = (node: Node): Node[] =>
    childrenOf(node).flatMap((child) => (child.type === 'ArrayExpression' ? [child] : arraysIn(child)))

  visit(syntaxOf(source), null)
  const known = new Set<string>()
  return found.filter(({ start, end, put }) => {
    const key = `${start} ${end} ${put}`
    return !known.has(key) && known.add(key)
  })
}

/** Texts with holes in a program, such as the statements it sends. */
export function templatesIn(source: string): (Pick<Node, 'start' | 'end'> & { readonly holes: readonly Node[] })[] {
  const found = (node: Node): ReturnType<typeof templatesIn> => [
    ...(node.type === 'TemplateLiteral'
      ? [
          {
            start: node.start,
            end: node.end,
            holes: nodesOf(node['expressions']).map((hole) => ({
              ...hole,
              start: source.lastIndexOf('${', hole.start),
              end: source.indexOf('}', hole.end) + 1,
            })),
          },
        ]
      : []),
    ...childrenOf(node).flatMap(found),
  ]
  return found(syntaxOf(source))
}

/** What may be put in a guard's place by name, each with the statement that imports it. */
export type Stead = Readonly<Record<string, string>>

/**
 * The source without the guard. What stands in its place by name is imported.
 * @throws SyntaxError when nothing that can be run is left: then no test could have noticed
 */
export function withoutGuard(source: string, { start, end, put }: Removal, stead: Stead): string {
  const left = source.slice(0, start) + put + source.slice(end)
  const imports = Object.entries(stead).flatMap(([name, statement]) => (put.includes(name) ? [`${statement}\n`] : []))
  const whole = imports.join('') + left
  try {
    syntaxOf(whole)
  } catch (error) {
    throw new SyntaxError(`without ${source.slice(start, end)}: ${String(error)}`, { cause: error })
  }
  return whole
}
