import { Secret, TOTP } from 'otpauth'

/** Seconds for which a code is shown (RFC 6238). */
export const stepSeconds = 30

/** A new secret for an authenticator app, in Base32. 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The code of a time step. */
export function codeAt(secret: string, step: bigint): string {
  return generator(secret).generate({ timestamp: Number(step) * stepSeconds * 1000 })
}

/** The time step of an instant. */
export function stepOf(at: Date): bigint {
  return BigInt(Math.floor(at.getTime() / 1000 / stepSeconds))
}

/**
 * The time step to which a typed code belongs, or null when it is wrong. One step either way is allowed for clocks that differ.
 * The caller must accept a step only when it is later than the last one accepted: a code works once (RFC 6238, 5.2).
 */
export function stepOfCode(secret: string, typed: string, now: Date): bigint | null {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : stepOf(now) + BigInt(delta)
}

/** What an authenticator app reads from a picture or a link; it lists the code under the name that the code page uses. */
export function enrolmentUri(secret: string, username: string): string {
  return new TOTP({ issuer: 'Candour', label: username, secret: Secret.fromBase32(secret), period: stepSeconds }).toString()
}

const generator = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), period: stepSeconds, digits: 6 })
