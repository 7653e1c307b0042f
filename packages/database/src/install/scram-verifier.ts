import { createHash, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto'

const iterations = 4096 // PostgreSQL's own default

/** The password of a database role, derived from the installation's secret: nothing to store, the same at every start. */
export function rolePassword(secret: Uint8Array, role: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'candour', `database role ${role}`, 32)).toString('base64url')
}

/** What PostgreSQL stores of a password (RFC 5803). Sent instead of the password, so that no server log can hold one. */
export function scramVerifier(secret: Uint8Array, role: string): string {
  const salt = Buffer.from(hkdfSync('sha256', secret, 'candour', `database role salt ${role}`, 16))
  const salted = pbkdf2Sync(rolePassword(secret, role), salt, iterations, 32, 'sha256')
  const keyFor = (name: string) => createHmac('sha256', salted).update(name).digest()
  const storedKey = createHash('sha256').update(keyFor('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyFor('Server Key').toString('base64')}`
}
