import { createSchemaBuilder } from '@candour/subgraph-kit'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { ComplaintsContext } from './context.ts'

export const builder = createSchemaBuilder<PrismaTypes, ComplaintsContext>({
  client: (context) => context.db,
  datamodel: getDatamodel(),
})
builder.mutationType({})
