import SchemaBuilder from '@pothos/core'
import DirectivesPlugin from '@pothos/plugin-directives'
import FederationPlugin from '@pothos/plugin-federation'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import NeedToKnowPlugin from '@candour/pothos-need-to-know'
import { literalText, parseCalendarDate, parseInstant } from './scalars.ts'
import type { UserError } from './user-error.ts'

interface BuilderTypes<PrismaTypes extends object, Context extends object> {
  PrismaTypes: PrismaTypes
  Context: Context
  DefaultFieldNullability: true
  DefaultInputFieldRequiredness: false
  Scalars: {
    ID: { Input: string; Output: string }
    /** `YYYY-MM-DD` */
    Date: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
  }
  Objects: { UserError: UserError }
}

/**
 * The schema builder that every subgraph starts from: federation, relay connections, Prisma and need-to-know in the order in which they
 * must wrap a resolver, with the scalars and the `UserError` type that all of them share.
 */
export function createSchemaBuilder<PrismaTypes extends object, Context extends { db: object }>(options: {
  readonly client: (context: Context) => object
  /** `getDatamodel` of the generated Pothos types. */
  readonly datamodel: unknown
}) {
  const builder = new SchemaBuilder<BuilderTypes<PrismaTypes, Context>>({
    plugins: [NeedToKnowPlugin, RelayPlugin, PrismaPlugin, DirectivesPlugin, FederationPlugin],
    defaultFieldNullability: true,
    relay: {
      nodeQueryOptions: false,
      nodesQueryOptions: false,
      pageInfoTypeOptions: { shareable: true },
      nodesOnConnection: true,
      edgesFieldOptions: { nullable: false },
    },
    prisma: { client: options.client, dmmf: options.datamodel, maxConnectionSize: 100, defaultConnectionSize: 25 },
    // The options are typed by the models of one service, which are not known here; each service's own models are checked where it uses them.
  } as never)
  builder.queryType({})
  builder.scalarType('Date', {
    description: 'A calendar date, `YYYY-MM-DD`.',
    serialize: (value) => value,
    parseValue: parseCalendarDate,
    parseLiteral: (ast) => parseCalendarDate(literalText(ast)),
  })
  builder.scalarType('DateTime', {
    description: 'An instant in UTC, ISO 8601.',
    serialize: (value) => value.toISOString(),
    parseValue: parseInstant,
    parseLiteral: (ast) => parseInstant(literalText(ast)),
  })
  builder.objectType('UserError', {
    description: 'Why a change was not made. Nothing was written.',
    shareable: true,
    fields: (t) => ({
      code: t.exposeString('code', { category: 'reference', nullable: false }),
      message: t.exposeString('message', { category: 'reference', nullable: false }),
      path: t.exposeStringList('path', { category: 'reference', nullable: false }),
    }),
  })
  return builder
}
