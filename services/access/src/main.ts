import { serveSubgraph } from '@candour/subgraph-kit'
import { startAccessService } from './service.ts'

await serveSubgraph({
  name: 'access',
  port: 4002,
  start: (config, environment) => startAccessService({ ...config, auditSecret: environment.secret('AUDIT_SIGNING_SECRET') }),
})
