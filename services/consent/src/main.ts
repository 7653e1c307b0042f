import { serveSubgraph } from '@candour/subgraph-kit'
import { startConsentService } from './service.ts'

await serveSubgraph({ name: 'consent', port: 4004, start: startConsentService })
