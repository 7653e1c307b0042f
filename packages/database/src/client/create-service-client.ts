import { PrismaPg } from '@prisma/adapter-pg'
import { dataModelOf } from './data-model.ts'
import { statementObserver, statementWatch } from './observe-statements.ts'
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
  const config = { connectionString: url, max: connectionsOfAService, application_name: schema ?? 'candour' }
  const options = { statementNameGenerator: statementNames(), ...(schema ? { schema } : {}) }
  const client = new constructor({ adapter: new PrismaPg(config, options), transactionOptions: patience })
  // The extension changes what is asked, not the types of question or answer.
  const scoped = client.$extends(organisationScope(dataModelOf(client))) as Client
  const watch = statementObserver()
  if (!watch) return scoped
  // The generated type of `$extends` takes one form of extension at a time.
  const watched = scoped as unknown as { $extends(extension: ReturnType<typeof statementWatch>): Client }
  return watched.$extends(statementWatch(watch))
}
