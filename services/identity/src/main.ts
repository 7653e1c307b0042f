import { readFileSync } from 'node:fs'
import { systemClock } from '@candour/database'
import type { OrganisationDisplay } from './config.ts'
import { startIdentityService } from './service.ts'

const needed = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} must be set.`)
  return value
}

const service = await startIdentityService({
  publicUrl: needed('PUBLIC_URL'),
  databaseUrl: needed('IDENTITY_DATABASE_URL'),
  secret: Buffer.from(needed('IDENTITY_SECRET'), 'base64'),
  organisations: JSON.parse(readFileSync(needed('IDENTITY_ORGANISATIONS'), 'utf8')) as OrganisationDisplay[],
  demonstration: process.env['CANDOUR_DEMONSTRATION'] === 'true',
  clock: systemClock,
  port: Number(process.env['PORT'] ?? 4001),
  ...(process.env['HOST'] ? { host: process.env['HOST'] } : {}),
})
console.log(`identity listens on port ${service.port}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void service[Symbol.asyncDispose]())
