import {
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
  parse,
  visit,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import type { Answer, Api } from './api-client.ts'
import { composedSchema } from './composed-schema.ts'
import type { PlantedAmongStaff } from './planted-colleague.ts'
import { partsOfWhole } from './whole-selection.ts'

export type Field = GraphQLField<unknown, unknown>

/** Every field of `Query`. */
export const rootFields: readonly Field[] = Object.values(composedSchema().getQueryType()?.getFields() ?? {})

/** Roots that are people themselves, whose records the paths to a person ask for in every way there is. */
const people = new Set(['serviceUser', 'serviceUsers', 'myRecord', 'node'])

/** What is given for an argument that is no page and no choice. A root field with an argument that is not here cannot be asked for. */
const given: Readonly<Record<string, (person: PlantedAmongStaff) => string>> = {
  'staffMember.id': ({ colleague }) => colleague,
  'complaint.id': ({ complaint }) => complaint,
  'auditEntries.by': ({ visitor }) => visitor,
  'explainAccess.serviceUserId': ({ id }) => id,
  'explainAccess.category': () => 'special.religion',
  'explainAccess.staffMemberId': ({ visitor }) => visitor,
  'explainAccess.purpose': () => 'care',
  'retentionDue.before': () => '2100-01-31',
}

/** One field of a root field, as it is put into a request: whole requests are packed of these. */
interface Part {
  readonly root: Field
  /** The root field with its arguments, under a name of its own. */
  readonly call: string
  readonly selection: string
  readonly fields: number
}

/** Fewer than the gateway lets through in one request, so that the roots around them fit as well. */
const most = { fields: 560, roots: 14 }
const page = 3

/**
 * Requests for every field of `Query`, whole and under each of its choices, in as few as the gateway lets through. What may not be null is asked for
 * by itself, so that a refusal does not take the rest with it. The answers hold each root under its name, its choices as `<root>_<n>`.
 * @throws TypeError for an argument that nobody has given a value for
 */
export function pathsFromTheQuery(person: PlantedAmongStaff): Readonly<Record<string, (api: Api) => Promise<Answer<unknown>>>> {
  const queries: string[] = []
  const roots = rootFields.filter(({ name }) => !people.has(name))
  for (const alone of roots.filter(({ type }) => isNonNullType(type))) queries.push(...packed(partsOf(alone, person)))
  queries.push(...packed(roots.filter(({ type }) => !isNonNullType(type)).flatMap((root) => partsOf(root, person))))
  return Object.fromEntries(queries.map((query, at) => [`from the query, ${at + 1}`, (api: Api) => api(query)]))
}

/** The name of the root field that something in an answer is of. */
export const rootOf = (name: string): string => name.replace(/_\d+$/, '')

function partsOf(root: Field, person: PlantedAmongStaff): Part[] {
  const type = getNamedType(root.type)
  if (!isObjectType(type)) throw new TypeError(`${root.name} is no object, and no path is known that asks for it`)
  const [whole = '', ...choices] = argumentsOf(root, person)
  const parts = selectionsOf(type, []).map((selection) => partOf(root, `${root.name}${whole}`, selection))
  // The same rows once more: what people are like beyond who they are was asked for with the first.
  const lean = selectionsOf(type, ['ServiceUser']).join(' ')
  return [...parts, ...choices.map((each, at) => partOf(root, `${root.name}_${at + 1}: ${root.name}${each}`, lean))]
}

/** Rows, and the cursors beside them. */
function selectionsOf(type: GraphQLObjectType, without: readonly string[]): string[] {
  const rows = partsOfWhole(type, { page, without })
  return 'pageInfo' in type.getFields() ? [...rows, 'edges { cursor } pageInfo { hasNextPage startCursor endCursor }'] : rows
}

function partOf(root: Field, call: string, selection: string): Part {
  let fields = 0
  visit(parse(`{ ${selection} }`), { Field: () => void (fields += 1) })
  return { root, call, selection, fields }
}

/** All arguments with one value each; then, one at a time, every other value of a choice, and the end of a list; then only what has to be given. */
function argumentsOf(root: Field, person: PlantedAmongStaff): string[] {
  const plain = new Map<string, string>()
  const choices: [string, string][] = []
  for (const argument of root.args) {
    const { name, type } = argument
    if (isPaging(argument)) {
      if (name === 'first') plain.set(name, String(page))
      if (name === 'last') choices.push(['last', String(page)])
      continue
    }
    const values = valuesOf(root, argument, person)
    if (isNonNullType(type) || values.length === 1) plain.set(name, values.shift() ?? '')
    choices.push(...values.map((value): [string, string] => [name, value]))
  }
  const needed = neededBy(root, person)
  if (plain.has('first')) needed.set('first', String(page))
  return [
    written(plain),
    ...choices.map(([name, value]) => {
      const values = new Map(plain).set(name, value)
      if (name === 'last') values.delete('first')
      return written(values)
    }),
    ...(needed.size < plain.size ? [written(needed)] : []),
  ]
}

/** What has to be given to a field of `Query`, with a value each. */
export function neededBy(root: Field, person: PlantedAmongStaff): Map<string, string> {
  const needed = root.args.filter((argument) => isNonNullType(argument.type))
  return new Map(needed.map((argument) => [argument.name, valuesOf(root, argument, person)[0] ?? '']))
}

const written = (values: ReadonlyMap<string, string>): string =>
  values.size === 0 ? '' : `(${[...values].map(([name, value]) => `${name}: ${value}`).join(', ')})`

/** Whether an argument says which part of a list is asked for. */
export const isPaging = ({ name, type }: GraphQLArgument): boolean =>
  ['first', 'last'].includes(name) || (['before', 'after'].includes(name) && getNamedType(type).name === 'String')

function valuesOf(root: Field, { name, type }: GraphQLArgument, person: PlantedAmongStaff): string[] {
  const inner = getNamedType(type)
  if (isEnumType(inner)) return inner.getValues().map((value) => value.name)
  if (inner.name === 'Boolean') return ['true', 'false']
  const value = given[`${root.name}.${name}`]
  if (!value) throw new TypeError(`nobody has said what to give for ${root.name}.${name}`)
  return [JSON.stringify(value(person))]
}

/** The parts in as few requests as they fit into, those of one call together where they do. */
function packed(parts: readonly Part[]): string[] {
  const requests: Part[][] = []
  for (const part of parts.toSorted((a, b) => b.fields - a.fields)) {
    const fits = requests.find((request) => {
      const calls = new Set([...request, part].map(({ call }) => call))
      return (
        request.reduce((sum, { fields }) => sum + fields, part.fields) + calls.size <= most.fields && calls.size <= most.roots
      )
    })
    if (fits) fits.push(part)
    else requests.push([part])
  }
  return requests.map((request) => {
    const byCall = Map.groupBy(request, ({ call }) => call)
    return `{ ${[...byCall].map(([call, its]) => `${call} { ${its.map(({ selection }) => selection).join(' ')} }`).join(' ')} }`
  })
}
