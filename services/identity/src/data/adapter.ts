import Provider, { type Adapter, errors } from 'oidc-provider'
import { AlreadyUsedError, type Artefacts } from './artefacts.ts'
import type { Clients } from './clients.ts'
import { SessionEndedError, type Sessions } from './sessions.ts'

/** Where the provider keeps its models: clients and sessions in their own tables, the rest as artefacts. */
export function storageAdapter(stores: { artefacts: Artefacts; clients: Clients; sessions: Sessions }) {
  return (kind: string): Adapter => {
    if (kind === 'Client') return readOnlyClients(stores.clients)
    if (kind === 'Session') return sessions(stores.sessions)
    return artefacts(stores.artefacts, kind)
  }
}

function sessions(store: Sessions): Adapter {
  return {
    ...unsupported('Session'),
    upsert: (cookieId, payload, seconds) => translated(store.save(cookieId, payload, seconds ?? 1)),
    find: (cookieId) => store.findByCookie(cookieId),
    findByUid: (uid) => store.findByUid(uid),
    // The provider destroys the old identifier when it gives a session a new one; ending a session is done by its uid (sign-out.ts).
    destroy: (cookieId) => store.forgetCookie(cookieId),
  }
}

function artefacts(store: Artefacts, kind: string): Adapter {
  const once = kind === 'ReplayDetection'
  return {
    ...unsupported(kind),
    upsert: (id, payload, seconds) =>
      translated(once ? store.saveOnce(kind, id, payload, seconds) : store.save(kind, id, payload, seconds)),
    find: (id) => store.find(kind, id),
    consume: (id) => translated(store.consume(kind, id)),
    destroy: (id) => store.remove(kind, id),
    revokeByGrantId: (grantId) => store.removeByGrant(kind, grantId),
  }
}

function readOnlyClients(clients: Clients): Adapter {
  return { ...unsupported('Client'), find: (clientId) => clients.metadata(clientId) }
}

function unsupported(kind: string): Adapter {
  const refuse = async (): Promise<never> => {
    throw new TypeError(`${kind} does not support this operation.`)
  }
  return {
    upsert: refuse,
    find: refuse,
    findByUid: refuse,
    findByUserCode: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  }
}

/** Our errors as those the provider answers with the right status. */
async function translated(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (error instanceof SessionEndedError) throw new errors.SessionNotFound('session not found')
    if (!(error instanceof AlreadyUsedError)) throw error
    if (Provider.ctx?.oidc.params?.['client_assertion'])
      throw new errors.InvalidClientAuth('client assertion tokens must only be used once')
    throw new errors.InvalidGrant('authorization code already consumed')
  }
}
