import type { SubgraphContext } from '@candour/subgraph-kit'
import type { RetentionDatabase } from '../data/database.ts'
import type { RetentionStore } from '../data/retention-store.ts'

/** What the resolvers of this service are given. */
export interface RetentionContext extends SubgraphContext<RetentionDatabase> {
  readonly retention: RetentionStore
}
