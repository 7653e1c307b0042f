import { serveSubgraph } from '@candour/subgraph-kit'
import { startComplaintsService } from './service.ts'

await serveSubgraph({ name: 'complaints', port: 4005, start: startComplaintsService })
