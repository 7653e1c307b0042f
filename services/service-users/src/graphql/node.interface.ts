import { builder } from './builder.ts'

export const nodeInterface = builder.interfaceRef<{ id: string }>('Node').implement({
  description: 'Anything that can be fetched by its id.',
  fields: (t) => ({ id: t.exposeID('id', { category: 'reference', nullable: false }) }),
})
