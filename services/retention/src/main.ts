import { serveSubgraph } from '@candour/subgraph-kit'
import { startRetentionService } from './service.ts'

await serveSubgraph({ name: 'retention', port: 4006, start: startRetentionService })
