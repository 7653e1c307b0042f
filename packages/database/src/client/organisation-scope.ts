import { type DataModel, hasOrganisation } from './data-model.ts'
import { withoutTelling } from './ids-as-they-come.ts'
import { scopedData } from './scoped-data.ts'
import { scopedWhere } from './scoped-where.ts'
import { currentOrganisation } from './with-organisation.ts'

type Arguments = Record<string, unknown>

interface Operation {
  model: string
  operation: string
  args: unknown
  query(args: unknown): Promise<unknown>
}

/**
 * The Prisma extension that keeps organisations apart: `prisma.$extends(organisationScope(dataModelOf(prisma)))`. Operations on
 * models with a column `organisation` find, count, change and delete rows of the present organisation only, and write rows of no
 * other; a page begins after a row within its filter only. It does not reach raw SQL, nor rows that are included through a relation: those are
 * kept together by foreign keys that contain the organisation.
 * @throws NoOrganisationError from every such operation outside `withOrganisation`.
 * @throws OtherOrganisationError when a row of another organisation would be written.
 */
export function organisationScope(dataModel: DataModel) {
  const $allOperations = ({ model, operation, args, query }: Operation): Promise<unknown> => {
    if (!hasOrganisation(dataModel, model)) return query(args)
    const organisation = currentOrganisation()
    if (organisation === null) return query(args)
    const asked = scoped(dataModel, model, operation, (args ?? {}) as Arguments, organisation)
    return asked['cursor'] === undefined ? query(asked) : pageAfter(operation, asked, query)
  }
  return { name: 'organisation-scope', query: { $allModels: { $allOperations } } } as const
}

/**
 * Prisma looks for the row of a cursor past every filter. A made-up cursor would tell whether a row is there that is not within the filter, such
 * as one of another organisation, and where it stands in the order: after such a row comes what comes after none, which is nothing. One after
 * the other, since Prisma gives two queries of one operation at once the answer of one.
 */
async function pageAfter(operation: string, asked: Arguments, query: Operation['query']): Promise<unknown> {
  if (operation !== 'findMany') throw new TypeError(`The organisation scope knows no cursor for ${operation}.`)
  const { where, cursor, skip: _skip, orderBy: _orderBy, ...whole } = asked
  const beginning = (await withoutTelling(() => query({ ...whole, where: { AND: [where, cursor] }, take: 1 }))) as unknown[]
  return beginning.length === 0 ? [] : query(asked)
}

function scoped(dataModel: DataModel, model: string, operation: string, args: Arguments, organisation: string): Arguments {
  const data = (value: unknown, kind: 'create' | 'update') => scopedData(dataModel, model, value, kind, organisation)
  const where = scopedWhere(args['where'], organisation)
  switch (operation) {
    case 'create':
    case 'createMany':
    case 'createManyAndReturn':
      return { ...args, data: data(args['data'], 'create') }
    case 'update':
    case 'updateMany':
    case 'updateManyAndReturn':
      return { ...args, where, data: data(args['data'], 'update') }
    case 'upsert':
      return { ...args, where, create: data(args['create'], 'create'), update: data(args['update'], 'update') }
    case 'findUnique':
    case 'findUniqueOrThrow':
    case 'findFirst':
    case 'findFirstOrThrow':
    case 'findMany':
    case 'count':
    case 'aggregate':
    case 'groupBy':
    case 'delete':
    case 'deleteMany':
      return { ...args, where }
    default:
      // An operation of a later Prisma would otherwise go through without a limit.
      throw new TypeError(`The organisation scope does not know the operation ${operation}.`)
  }
}
