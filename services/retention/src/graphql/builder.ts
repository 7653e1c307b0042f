import { createSchemaBuilder } from '@candour/subgraph-kit'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { RetentionContext } from './context.ts'

export const builder = createSchemaBuilder<PrismaTypes, RetentionContext>({
  client: (context) => context.db,
  datamodel: getDatamodel(),
})
builder.mutationType({})
