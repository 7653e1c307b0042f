import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { Clock } from '@candour/database'

/** Where the issuer's public keys come from: its address, or a function when the issuer runs in this process. */
export type TokenKeys = URL | (() => Promise<JSONWebKeySet>)

/** The keys of the issuer could not be read: an outage, not a fault of the token. */
export class TokenKeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of the token issuer could not be read', { cause })
    this.name = 'TokenKeysUnavailable'
  }
}

/** Keys are read again for an unknown key id, though not more often than this. Milliseconds. */
const cooldown = 10_000

/** Finds the key that a token names, among the issuer's keys only; keys or addresses offered by the token are never looked at. */
export function tokenKeyFinder(keys: TokenKeys, clock: Clock): JWTVerifyGetKey {
  const find = keys instanceof URL ? createRemoteJWKSet(keys, { cooldownDuration: cooldown }) : rereadable(keys, clock)
  return async (header, token) => {
    try {
      return await find(header, token)
    } catch (error) {
      if (isAboutTheToken(error)) throw error
      throw new TokenKeysUnavailable(error)
    }
  }
}

const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWSInvalid

function rereadable(read: () => Promise<JSONWebKeySet>, clock: Clock): JWTVerifyGetKey {
  let known: Promise<JWTVerifyGetKey> | undefined
  let readAt = 0
  const reread = () => {
    readAt = clock.now().getTime()
    const reading = read().then((set) => createLocalJWKSet(set))
    known = reading
    reading.catch(() => {
      if (known === reading) known = undefined
    })
    return reading
  }
  return async (header, token) => {
    const local = await (known ?? reread())
    try {
      return await local(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || clock.now().getTime() - readAt < cooldown) throw error
      return (await reread())(header, token)
    }
  }
}
