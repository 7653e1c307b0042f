import { createSchemaBuilder } from '@candour/subgraph-kit'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { AccessContext } from './context.ts'

export const builder = createSchemaBuilder<PrismaTypes, AccessContext>({
  client: (context) => context.db,
  datamodel: getDatamodel(),
})

builder.mutationType({})
