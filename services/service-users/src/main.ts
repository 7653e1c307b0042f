import { serveSubgraph } from '@candour/subgraph-kit'
import { readMessageSettings } from './delivery/read-settings.ts'
import { startServiceUsersService } from './service.ts'

await serveSubgraph({
  name: 'service-users',
  port: 4003,
  start: (config, environment) =>
    startServiceUsersService({
      ...config,
      indexSecret: environment.secret('NHS_NUMBER_INDEX_SECRET'),
      messages: readMessageSettings(environment),
    }),
})
