import type { SubgraphContext } from '@candour/subgraph-kit'
import type { ConsentStore } from '../data/consent-store.ts'
import type { ConsentDatabase } from '../data/database.ts'

/** What the resolvers of this service are given. */
export interface ConsentContext extends SubgraphContext<ConsentDatabase> {
  readonly consents: ConsentStore
}
