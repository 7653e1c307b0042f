import type { Outbox } from '@candour/outbox'
import type { SubgraphContext } from '@candour/subgraph-kit'
import type { CaseStore } from '../data/case-store.ts'
import type { ComplaintsDatabase } from '../data/database.ts'

/** What the resolvers of this service are given. */
export interface ComplaintsContext extends SubgraphContext<ComplaintsDatabase> {
  readonly cases: CaseStore
  readonly outbox: Outbox
}
