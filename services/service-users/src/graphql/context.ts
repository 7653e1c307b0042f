import type { JobSender } from '@candour/database'
import type { Outbox } from '@candour/outbox'
import type { SubgraphContext } from '@candour/subgraph-kit'
import type { Db } from '../data/client.ts'
import type { Loaders } from './loaders.ts'

/** What the resolvers of this service are given. */
export interface ServiceUsersContext extends SubgraphContext<Db> {
  readonly jobs: JobSender
  readonly outbox: Outbox
  readonly load: Loaders
  /** Key of the blind index over NHS numbers. */
  readonly indexSecret: Uint8Array
}
