import { randomUUID } from 'node:crypto'
import { erasePersonHandler, erasePersonQueue, jobSender, type JobHandler } from '@candour/database'
import { administration } from './admin/administration.ts'
import { demonstrationTools } from './admin/demonstration.ts'
import { checkedConfig, type IdentityConfig, issuerOf } from './config.ts'
import { accountStore } from './data/accounts.ts'
import { storageAdapter } from './data/adapter.ts'
import { artefactStore } from './data/artefacts.ts'
import { attemptStore } from './data/attempts.ts'
import { clientStore } from './data/clients.ts'
import { oneTimeCodeStore } from './data/one-time-codes.ts'
import { outsideLinkStore } from './data/outside-links.ts'
import { openDatabase } from './data/database.ts'
import { erasePerson } from './data/erase-person.ts'
import { deriveKeys } from './data/keys.ts'
import { sessionStore } from './data/sessions.ts'
import { loadSigningKeys } from './data/signing-keys.ts'
import { sweep } from './data/sweep.ts'
import { prepareNobodysHash } from './domain/password-hash.ts'
import { portalsOf } from './domain/portals.ts'
import { createHandler } from './http/handler.ts'
import { stylesheet } from './http/stylesheet.ts'
import { createProvider } from './oidc/provider.ts'
import { outsideIssuers } from './outside/issuers.ts'
import { english } from './pages/messages.ts'
import { createPages } from './pages/pages.ts'
import type { Service } from './service-parts.ts'

export type Identity = Awaited<ReturnType<typeof createIdentity>>

/**
 * The identity service without a server of its own: mount `handler` below `/identity`, before anything that reads request bodies.
 * @throws IdentityConfigError, or UnsealError when the secret is not the one the database was begun with.
 */
export async function createIdentity(given: IdentityConfig) {
  const config = checkedConfig(given)
  const { clock, organisations, demonstration } = config
  const database = openDatabase(config.databaseUrl)
  const jobs = jobSender(config.databaseUrl)
  try {
    const keys = deriveKeys(config.secret)
    const signingKeys = await loadSigningKeys(database, keys, clock)
    await prepareNobodysHash()
    const mountPath = new URL(issuerOf(config.publicUrl)).pathname
    const portals = portalsOf(config.publicUrl)
    const clients = clientStore(database, keys, clock)
    const sessions = sessionStore(database, clock)
    const artefacts = artefactStore(database, clock)
    const frame = { messages: english, organisations, demonstration, stylesheet: `${mountPath}${stylesheet.path}` }
    const service: Service = {
      config,
      clock,
      keys,
      signingKeys,
      clients,
      sessions,
      database,
      artefacts,
      outsideLinks: outsideLinkStore(database, clock),
      issuers: outsideIssuers(config),
      oneTimeCodes: oneTimeCodeStore(database, clock),
      portals,
      mountPath,
      accounts: accountStore(database, keys, clock),
      attempts: attemptStore(database, keys, clock),
      adapter: storageAdapter({ artefacts, clients, sessions }),
      pages: createPages(frame, portals, `${mountPath}/code`),
      nowInSeconds: () => Math.floor(clock.now().getTime() / 1000),
      fault: (fault) => {
        const reference = randomUUID()
        const write = config.onFault ?? ((error, id) => console.error(`identity fault ${id}:`, error))
        write(fault, reference)
        return reference
      },
    }
    const handlers: Readonly<Record<string, JobHandler>> = {
      [erasePersonQueue('identity')]: erasePersonHandler('identity', { db: database, jobs }, erasePerson),
    }
    return {
      issuer: issuerOf(config.publicUrl),
      handler: createHandler(service, createProvider(service)),
      /** Public keys that verify our tokens. */
      jwks: () => ({ keys: signingKeys.public }),
      /** Whether the database answers. */
      healthy: async () => (await database.$queryRawUnsafe<unknown[]>('SELECT 1')).length === 1,
      /** What its queues' jobs are handed to. */
      handlers,
      /** Removes what has expired; to be called now and then. */
      sweep: () => sweep(database, clock),
      ...administration(service),
      ...demonstrationTools(service),
      async [Symbol.asyncDispose]() {
        await jobs.stop()
        await database.$disconnect()
      },
    }
  } catch (error) {
    await database.$disconnect()
    throw error
  }
}
