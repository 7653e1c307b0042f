import type { ClientMetadata, JWKS } from 'oidc-provider'
import type { Clock } from '@candour/database'
import { Prisma } from '../generated/prisma/client.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'

/** A partner agency, to which people are referred, or a commissioner, who pays for what they are given. */
export type ClientKind = 'integrator' | 'commissioner'

export interface NewClient {
  clientId: string
  organisation: string
  kind: ClientKind
  name: string
  secret?: string
  jwks?: JWKS
}

export type Clients = ReturnType<typeof clientStore>

/** Systems of others. Their secrets are long and random, so that a keyed hash is enough; passwords of people need a slow one. */
export function clientStore(database: Database, keys: Keys, clock: Clock) {
  return {
    hashOfSecret: (clientId: string, secret: string) => keys.hash('client-secret', `${clientId}\n${secret}`),

    /** Registers the client, or renews the one with this id. */
    async save({ clientId, organisation, kind, name, secret, jwks }: NewClient): Promise<void> {
      const data = {
        organisation,
        kind,
        name,
        secretHash: secret === undefined ? null : this.hashOfSecret(clientId, secret),
        jwks: jwks === undefined ? Prisma.DbNull : (JSON.parse(JSON.stringify(jwks)) as Prisma.InputJsonObject),
        closedAt: null,
      }
      await database.client.upsert({
        where: { clientId },
        create: { clientId, registeredAt: clock.now(), ...data },
        update: data,
      })
    },

    async find(clientId: string): Promise<{ clientId: string; organisation: string } | null> {
      return database.client.findFirst({ where: { clientId, closedAt: null }, select: { clientId: true, organisation: true } })
    },

    /** An open client in the form the provider wants. `client_secret` holds the hash. */
    async metadata(clientId: string): Promise<ClientMetadata | undefined> {
      const row = await database.client.findFirst({ where: { clientId, closedAt: null } })
      if (!row) return undefined
      return {
        client_id: row.clientId,
        client_name: row.name,
        organisation: row.organisation,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        // What `save` wrote as JSON comes back as JSON.
        ...(row.secretHash === null
          ? { token_endpoint_auth_method: 'private_key_jwt', jwks: row.jwks as unknown as JWKS }
          : { token_endpoint_auth_method: 'client_secret_basic', client_secret: row.secretHash }),
      }
    },

    async close(clientId: string): Promise<void> {
      await database.client.updateMany({ where: { clientId }, data: { closedAt: clock.now() } })
    },
  }
}
