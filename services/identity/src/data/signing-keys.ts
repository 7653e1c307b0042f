import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Clock } from '@candour/database'
import type { Prisma } from '../generated/prisma/client.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'

/** The one algorithm of access and identity tokens; verifiers allow no other. */
export const signingAlgorithm = 'ES256'

export interface SigningKeys {
  /** Newest first: the first one signs. */
  private: JWK[]
  public: JWK[]
}

/** Loads the signing keys, making the first one when there is none. Processes that start together make one. */
export async function loadSigningKeys(database: Database, keys: Keys, clock: Clock): Promise<SigningKeys> {
  const rows = await database.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('identity.signing_key'))`
    const present = await tx.signingKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } })
    return present.length > 0 ? present : [await tx.signingKey.create({ data: await newKey(keys, clock) })]
  })
  const jwks = rows.map((row) => JSON.parse(keys.unseal(row.sealed, belongsTo(row.kid))) as JWK)
  return { private: jwks, public: rows.map((row) => row.publicJwk as JWK) }
}

async function newKey(keys: Keys, clock: Clock) {
  const pair = await generateKeyPair(signingAlgorithm, { extractable: true })
  const publicPart = await exportJWK(pair.publicKey)
  const named = { kid: await calculateJwkThumbprint(publicPart), alg: signingAlgorithm, use: 'sig' }
  const privateJwk = { ...(await exportJWK(pair.privateKey)), ...named }
  return {
    kid: named.kid,
    algorithm: signingAlgorithm,
    publicJwk: { ...publicPart, ...named } as Prisma.InputJsonObject,
    sealed: keys.seal(JSON.stringify(privateJwk), belongsTo(named.kid)),
    createdAt: clock.now(),
  }
}

const belongsTo = (kid: string) => `identity|signing_key|sealed|${kid}`
