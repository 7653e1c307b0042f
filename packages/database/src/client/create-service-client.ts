import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { dataModelOf } from './data-model.ts'
import { asksThrough, directStatements } from './direct-statements.ts'
import { tellIdsOf } from './ids-as-they-come.ts'
import { statementObserver, statementWatch, type StatementObserver } from './observe-statements.ts'
import { organisationScope } from './organisation-scope.ts'
import { statementNames } from './statement-names.ts'

/** What every generated Prisma client can do; enough to extend and to close it. */
interface AnyClient {
  $extends(extension: ReturnType<typeof organisationScope>): unknown
  $disconnect(): Promise<void>
}

/** Milliseconds. Writes that wait for a lock, or for a connection on a busy machine, are late rather than lost. */
const patience = { maxWait: 10_000, timeout: 20_000 }

const connectionsOfAService = 5 // PostgreSQL takes 100 in all by default, and several services share it

/**
 * A service's Prisma client on its own role and schema (`Installation.serviceUrl`), with the organisation scope applied and at
 * most five connections: `createServiceClient(PrismaClient, url)`.
 */
export function createServiceClient<Client extends AnyClient>(
  constructor: new (options: { adapter: PrismaPg; transactionOptions: typeof patience }) => Client,
  url: string,
): Client {
  const schema = /search_path=([^\s]+)/.exec(new URL(url).searchParams.get('options') ?? '')?.[1]
  const pool = new pg.Pool({ connectionString: url, max: connectionsOfAService, application_name: schema ?? 'candour' })
  // A connection that breaks while idle is replaced; the next statement tells if the database is gone.
  pool.on('error', () => {})
  tellIdsOf(pool)
  // Prisma ends what it asks through when the client is disconnected.
  const options = { statementNameGenerator: statementNames(), disposeExternalPool: true, ...(schema ? { schema } : {}) }
  const client = new constructor({ adapter: new PrismaPg(pool, options), transactionOptions: patience })
  // The extension changes what is asked, not the types of question or answer.
  const scoped = client.$extends(organisationScope(dataModelOf(client))) as Client
  const watch = statementObserver()
  const watched = watch ? watchedBy(watch, scoped) : scoped
  asksThrough(watched as object, directStatements(pool, watch))
  return watched
}

// The generated type of `$extends` takes one form of extension at a time.
const watchedBy = <Client extends AnyClient>(watch: StatementObserver, client: Client): Client =>
  (client as unknown as { $extends(extension: ReturnType<typeof statementWatch>): Client }).$extends(statementWatch(watch))
