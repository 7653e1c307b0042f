// Sends one message as a process of its own that is killed on the way: `node send-and-die.ts <organisation> <messageId>`.
import { createServiceClient, createVault, jobSender, localKeyProvider, manualClock } from '@candour/database'
import { foundingProfiles } from '@candour/organisations'
import { outboxKeys } from '../../src/data/outbox-keys.ts'
import type { DeliveryAdapter } from '../../src/delivery/adapter.ts'
import { httpAdapter } from '../../src/delivery/http-adapter.ts'
import { sendMessages } from '../../src/delivery/send-message.ts'
import { smtpAdapter } from '../../src/delivery/smtp-adapter.ts'
import { PrismaClient } from '../../src/generated/prisma/client.ts'

const { DATABASE_URL = '', KEYS_FOLDER = '', MAIL_URL, GATEWAY_URL, DIE, NOW = '' } = process.env
const [organisation = '', messageId = ''] = process.argv.slice(2)

const die = () => process.kill(process.pid, 'SIGKILL')
const adapter: DeliveryAdapter = MAIL_URL
  ? smtpAdapter({ url: new URL(MAIL_URL), from: 'us@example.org', discreetFrom: null })
  : httpAdapter('sms', { url: new URL(GATEWAY_URL ?? ''), token: 'a-token' })
const dying: DeliveryAdapter = {
  ...adapter,
  send: async (message) => {
    if (DIE === 'before it is handed over') die()
    const sent = await adapter.send(message)
    if (DIE === 'after it was handed over') die()
    return sent
  },
}

const db = createServiceClient(PrismaClient, DATABASE_URL)
const provider = await localKeyProvider(KEYS_FOLDER, { hasWrappedKeys: async () => true })
const clock = manualClock(NOW)
const vault = createVault({ service: 'service-users', provider, query: db })
const profiles = new Map(foundingProfiles().map((profile) => [profile.id, profile]))
const keys = await outboxKeys(db, provider, clock)
const adapters = new Map([[MAIL_URL ? ('EMAIL' as const) : ('SMS' as const), dying]])
const sender = { db, vault, jobs: jobSender(DATABASE_URL), keys, adapters, clock, profile: (code: string) => profiles.get(code) }
await sendMessages(sender)({ id: 'x', queue: 'x', data: { organisation, messageId }, startedAt: clock.now() })
