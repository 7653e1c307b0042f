import { getNamedType, isCompositeType, isListType, isNonNullType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { Api } from './api-client.ts'
import { composedSchema } from './composed-schema.ts'
import { neededBy, type Field } from './paths-from-the-query.ts'
import type { PlantedAmongStaff } from './planted-colleague.ts'
import { wholeSelection } from './whole-selection.ts'

/** A list that is read page by page: where it is, and what is asked of its rows. */
interface PagedList {
  /** `Type.field` */
  readonly name: string
  /** Whether the end of the list can be asked for, and what comes before. */
  readonly backwards: boolean
  readonly call: (paging: string) => string
  readonly selection: string
  /** Null may not stand for it, so that a refusal would take all beside it with it. */
  readonly alone: boolean
  readonly ofThePerson: boolean
}

const page = 3
/** As many as the gateway lets through in one request. */
const most = { fields: 560, aliases: 28, roots: 14 }

const isConnection = (type: GraphQLObjectType): boolean => 'pageInfo' in type.getFields()

/** Every field of the composed schema that gives a page, with the name of the type it is on. */
export const pagedFields: readonly (readonly [string, Field])[] = Object.values(composedSchema().getTypeMap()).flatMap((type) =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).flatMap((field) => {
        const inner = getNamedType(field.type)
        return isObjectType(inner) && isConnection(inner) ? [[type.name, field] as const] : []
      })
    : [],
)

/** What is said plainly of something, and of what belongs to it alone. */
const plainly = (type: GraphQLObjectType, inside = false): string =>
  Object.values(type.getFields())
    .flatMap((field) => {
      if (field.args.length > 0) return []
      const inner = getNamedType(field.type)
      if (!isCompositeType(inner)) return [field.name]
      const isOne = isObjectType(inner) && !isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
      return isOne && !inside && !isConnection(inner) ? [`${field.name} { ${plainly(inner, true)} }`] : []
    })
    .join(' ')

function listOf(typeName: string, field: Field, person: PlantedAmongStaff): PagedList {
  if (typeName !== 'Query' && typeName !== 'ServiceUser') throw new TypeError(`no path is known to the pages of ${typeName}`)
  const type = getNamedType(field.type)
  const rows = isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type) : undefined
  if (!isObjectType(rows)) throw new TypeError(`${field.name} has no rows`)
  const given = [
    ...(typeName === 'Query' ? [...neededBy(field, person)].map(([name, value]) => `${name}: ${value}`) : []),
    ...(field.args.some(({ name }) => name === 'includeOwn') ? ['includeOwn: true'] : []),
  ]
  const asked = rows.name === 'ServiceUser' ? plainly(rows) : wholeSelection(rows, { without: ['ServiceUser'] })
  return {
    name: `${typeName}.${field.name}`,
    backwards: field.args.some(({ name }) => name === 'last'),
    call: (paging) => `${field.name}(${[...given, paging].join(', ')})`,
    selection: `nodes { ${asked} } pageInfo { hasNextPage startCursor endCursor }`,
    alone: typeName === 'Query' && isNonNullType(field.type),
    ofThePerson: typeName === 'ServiceUser',
  }
}

/** What was found out about lists that are read page by page, over all readers. Names of lists, as in `pagedFields`. */
export class CursorsGiven {
  readonly #byList = new Map<string, Set<string>>()
  /** Where somebody was told rows after, or before, a cursor that they had been given. */
  readonly wentOn = new Set<string>()
  /** Where somebody sent a cursor that another reader had been given, and they themselves not. */
  readonly foreign = new Set<string>()

  note(list: string, cursor: string): void {
    const known = this.#byList.get(list)
    if (known) known.add(cursor)
    else this.#byList.set(list, new Set([cursor]))
  }

  /** One that somebody was given here: the latest. */
  latest(list: string): string | undefined {
    return [...(this.#byList.get(list) ?? [])].at(-1)
  }
}

interface Part {
  readonly list: PagedList
  readonly as: 'first' | 'last' | 'after' | 'before' | 'foreign'
  readonly selection: string
  /** After which the rows are to come, or before which. */
  readonly cursor?: string
}

interface Page {
  readonly nodes?: readonly unknown[] | null
  readonly pageInfo?: { readonly startCursor: string | null; readonly endCursor: string | null } | null
}

/** A way on which every paged list of the composed schema is read on: a new one at once. */
export function pathByCursors(person: PlantedAmongStaff, given: CursorsGiven): (api: Api) => Promise<void> {
  const lists = pagedFields.map(([typeName, field]) => listOf(typeName, field, person))
  const ends = 'pageInfo { hasNextPage startCursor endCursor }'
  /**
   * Asks for one row of each list, then for what comes after and before it by the cursors that came with it; and for what comes after a
   * cursor that another reader was given.
   */
  return async (api) => {
    const sent = new Map(lists.map((list) => [list, given.latest(list.name)]))
    const begun = lists.flatMap((list): Part[] => {
      const foreign = sent.get(list)
      return [
        { list, as: 'first', selection: ends },
        ...(list.backwards ? [{ list, as: 'last', selection: ends } as const] : []),
        ...(foreign === undefined ? [] : [{ list, as: 'foreign', selection: list.selection, cursor: foreign } as const]),
      ]
    })
    const pages = await ask(api, person, begun)
    const next: Part[] = []
    for (const list of lists) {
      const { name, selection } = list
      const after = pages.get(`${name} first`)?.pageInfo?.endCursor
      const before = pages.get(`${name} last`)?.pageInfo?.startCursor
      const foreign = sent.get(list)
      if (foreign !== undefined && foreign !== after) given.foreign.add(name)
      if (after) next.push({ list, as: 'after', selection, cursor: after })
      if (before) next.push({ list, as: 'before', selection, cursor: before })
      if (after) given.note(name, after)
    }
    for (const [part, { nodes }] of await ask(api, person, next)) if (nodes?.length) given.wentOn.add(part)
  }
}

/** The names of what can be gone on with: each list after a cursor, and before one where it can be read from its end. */
export const waysOn: readonly string[] = pagedFields.flatMap(([typeName, field]) => {
  const name = `${typeName}.${field.name}`
  return field.args.some((argument) => argument.name === 'last') ? [`${name} after`, `${name} before`] : [`${name} after`]
})

/** Asks for parts of lists, in as few requests as they fit into. The pages by the name of the list and what they were asked as. */
async function ask(api: Api, { id }: PlantedAmongStaff, parts: readonly Part[]): Promise<ReadonlyMap<string, Page>> {
  const pages = new Map<string, Page>()
  await Promise.all(
    packed(parts).map(async (request) => {
      const names = request.map((_, at) => `a${at}`)
      const calls = request.map((part, at) => `${names[at]}: ${part.list.call(pagingOf(part, at))} { ${part.selection} }`)
      const ofTheQuery = calls.filter((_, at) => !request[at]?.list.ofThePerson)
      const ofThePerson = calls.filter((_, at) => request[at]?.list.ofThePerson)
      // The same text for every reader, so that it is planned once.
      const cursors = request.map(({ cursor }) => cursor)
      const declared = [
        ...(ofThePerson.length > 0 ? ['$id: ID!'] : []),
        ...cursors.flatMap((cursor, at) => (cursor === undefined ? [] : [`$cursor${at}: String`])),
      ]
      const person = ofThePerson.length > 0 ? `serviceUser(id: $id) { ${ofThePerson.join(' ')} }` : ''
      const { data } = await api<Answered | null>(
        `query${declared.length > 0 ? ` (${declared.join(', ')})` : ''} { ${ofTheQuery.join(' ')} ${person} }`,
        { id, ...Object.fromEntries(cursors.map((cursor, at) => [`cursor${at}`, cursor])) },
      )
      for (const [at, { list, as }] of request.entries()) {
        const page = (list.ofThePerson ? data?.serviceUser : data)?.[`a${at}`]
        if (page) pages.set(`${list.name} ${as}`, page as Page)
      }
    }),
  )
  return pages
}

function pagingOf({ as, cursor }: Part, at: number): string {
  if (cursor === undefined) return `${as}: 1`
  return as === 'before' ? `last: ${page}, before: $cursor${at}` : `first: ${page}, after: $cursor${at}`
}

interface Answered {
  readonly serviceUser?: Readonly<Record<string, Page | null>> | null
  readonly [name: string]: unknown
}

function packed(parts: readonly Part[]): Part[][] {
  const requests: Part[][] = []
  for (const part of parts) {
    const fits = requests.find(
      (request) =>
        request.every(({ list }) => (list.alone || part.list.alone ? list === part.list : true)) &&
        request.length < most.aliases &&
        request.filter(({ list }) => !list.ofThePerson).length < most.roots &&
        request.reduce((sum, { selection }) => sum + fieldsOf(selection), fieldsOf(part.selection)) + request.length <
          most.fields,
    )
    if (fits) fits.push(part)
    else requests.push([part])
  }
  return requests
}

/** Names in a selection: every field is one. */
const fieldsOf = (selection: string): number => selection.match(/[A-Za-z]+/g)?.length ?? 0
