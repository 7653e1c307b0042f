import { serveSubgraph } from '@candour/subgraph-kit'
import { startServiceUsersService } from './service.ts'

await serveSubgraph({
  name: 'service-users',
  port: 4003,
  start: (config, environment) =>
    startServiceUsersService({ ...config, indexSecret: environment.secret('NHS_NUMBER_INDEX_SECRET') }),
})
