import { createSchemaBuilder } from '@candour/subgraph-kit'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { ConsentContext } from './context.ts'

export const builder = createSchemaBuilder<PrismaTypes, ConsentContext>({
  client: (context) => context.db,
  datamodel: getDatamodel(),
})
builder.mutationType({})
