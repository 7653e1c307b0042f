import { serveSubgraph } from '@candour/subgraph-kit'
import { readMessageSettings } from './delivery/read-settings.ts'
import { startServiceUsersService } from './service.ts'

await serveSubgraph({
  name: 'service-users',
  port: 4003,
  // A document of 10 MB is a third longer in base64.
  largestBody: 14_000_000,
  start: (config, environment) =>
    startServiceUsersService({
      ...config,
      indexSecret: environment.secret('NHS_NUMBER_INDEX_SECRET'),
      messages: readMessageSettings(environment),
    }),
})
