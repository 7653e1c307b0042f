import { timingSafeEqual } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import Provider from 'oidc-provider'
import { issuerOf } from '../config.ts'
import type { Service } from '../service-parts.ts'
import { providerConfiguration } from './provider-configuration.ts'
import { afterProvider } from './provider-pages.ts'

/** The OpenID Connect provider, with the few things set that its configuration does not offer. */
export function createProvider(service: Service): Provider {
  const provider = new Provider(issuerOf(service.config.publicUrl), providerConfiguration(service))
  buildUrlsFromIssuer(provider)
  endSessionsByUid(provider, service)
  compareSecretsByHash(provider, service)
  provider.use(afterProvider(service))
  provider.on('server_error', (_ctx, fault) => service.fault(fault))
  const emitter: EventEmitter = provider
  emitter.on('error', (fault: unknown) => service.fault(fault))
  return provider
}

/** Koa reads host and protocol from the request. Ours come from the issuer, so a foreign Host header changes no URL and no cookie. */
function buildUrlsFromIssuer(provider: Provider): void {
  const { host, protocol } = new URL(provider.issuer)
  provider.proxy = false
  Object.defineProperties(provider.request, {
    host: { get: () => host },
    protocol: { get: () => protocol.slice(0, -1) },
  })
}

/** The provider knows a session by its cookie; we end it by its uid, with everything that was granted in it. */
function endSessionsByUid(provider: Provider, { sessions }: Service): void {
  const { prototype } = provider.Session
  const { destroy } = prototype
  prototype.destroy = async function (this: typeof prototype) {
    await sessions.endOne(this.uid)
    await destroy.call(this)
  }
}

/** The database holds a keyed hash of a client's secret, so the presented one is hashed before it is compared. */
function compareSecretsByHash(provider: Provider, { clients }: Service): void {
  const prototype = provider.Client.prototype as { compareClientSecret(presented: string): boolean }
  prototype.compareClientSecret = function (this: { clientId: string; clientSecret?: string }, presented: string) {
    const stored = Buffer.from(this.clientSecret ?? '')
    const hashed = Buffer.from(clients.hashOfSecret(this.clientId, presented))
    return stored.length === hashed.length && timingSafeEqual(stored, hashed)
  }
}
