import { serveSubgraph } from '@candour/subgraph-kit'
import { startAccessService } from './service.ts'

await serveSubgraph({ name: 'access', port: 4002, start: startAccessService })
