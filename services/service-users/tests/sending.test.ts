import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOrganisation } from '@candour/database'
import { messagePlace } from '../src/data/sealed-place.ts'
import { httpAdapter } from '../src/delivery/http-adapter.ts'
import { smtpAdapter } from '../src/delivery/smtp-adapter.ts'
import { startGatewayServer } from './support/gateway-server.ts'
import { startMailServer } from './support/mail-server.ts'
import { organisation, startSendingNetwork, type SendingNetwork } from './support/sending-network.ts'

let network: SendingNetwork
beforeAll(async () => void (network = await startSendingNetwork()), 120_000)
afterAll(() => network?.[Symbol.asyncDispose]())

const reach = { email: 'robin.vale@example.com', phone: '+447700900111' } as const
const email = (url: URL) => smtpAdapter({ url, from: 'help@example.org', discreetFrom: 'post@example.net' })
const by = (url: URL) => new Map([['EMAIL' as const, email(url)]])
const textOf = async (id: string) => {
  const message = await network.message(id)
  return withOrganisation(organisation, () => network.vault.session().open(messagePlace(message, 'text'), message.textSealed!))
}

describe('a queued message', { timeout: 60_000 }, () => {
  it('leaves by email once, in words, and is kept in the log without its parameters', async () => {
    await using mail = await startMailServer()
    const id = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    await network.work(by(mail.url))
    expect(mail.received).toHaveLength(1)
    expect(mail.received[0]).toMatchObject({ to: 'robin.vale@example.com' })
    expect(mail.received[0]?.text).toContain(`Message-ID: <${id}@example.org>`)
    expect(mail.received[0]?.text).toMatch(/You asked us on 4 January 2027/)
    expect(await network.message(id)).toMatchObject({
      state: 'SENT',
      reason: 'PREFERRED',
      channel: 'EMAIL',
      adapter: 'smtp',
      attempts: 1,
      parametersSealed: null,
    })
    expect(await textOf(id)).toContain('We have changed it.')
    // A job that is run again changes nothing.
    await network.handler(by(mail.url))({
      id: 'again',
      queue: '',
      data: { organisation, messageId: id },
      startedAt: network.clock.now(),
    })
    expect(mail.received).toHaveLength(1)
  })

  it('heeds what the person changed after it was queued [DMR-06]', async () => {
    await using mail = await startMailServer()
    await using texts = await startGatewayServer()
    const adapters = new Map([...by(mail.url), ['SMS' as const, httpAdapter('sms', texts.settings)] as const])
    const stopped = await network.addPerson({ ...reach, preferredChannel: 'EMAIL' })
    const moved = await network.addPerson({ ...reach, preferredChannel: 'EMAIL' })
    const rewritten = await network.addPerson({ ...reach, preferredChannel: 'EMAIL' })
    const ids = [await network.queue(stopped), await network.queue(moved), await network.queue(rewritten)] as const
    await network.change(stopped, { preferredChannel: 'NONE' })
    await network.change(moved, { safeContactRules: { neverBy: ['EMAIL'], between: null, discreet: true, neverSay: [] } })
    await network.change(rewritten, { safeContact: 'Only when I am alone.', safeContactRules: null })
    await network.work(adapters)
    expect(mail.received).toEqual([])
    expect(await network.message(ids[0])).toMatchObject({ state: 'NOT_SENT', reason: 'NOT_TO_BE_CONTACTED' })
    expect(await network.message(ids[1])).toMatchObject({
      state: 'SENT',
      channel: 'SMS',
      discreet: true,
      providerId: `provider-${ids[1]}`,
    })
    expect(await network.message(ids[2])).toMatchObject({ state: 'NOT_SENT', reason: 'SAFE_CONTACT_NOT_READ' })
    const [sent] = [...texts.sent.values()]
    expect(sent).toMatchObject({
      authorization: 'Bearer a-token',
      body: { channel: 'SMS', sender: null, to: { phone: '+447700900111' } },
    })
    expect(JSON.stringify(sent?.body)).not.toMatch(/Rescue|change|record/i)
  })

  it('reaches a person whom nobody asked how they want to be reached', async () => {
    await using mail = await startMailServer()
    const id = await network.queue(await network.addPerson(reach))
    await network.work(by(mail.url))
    expect(mail.received).toHaveLength(1)
    expect(await network.message(id)).toMatchObject({ state: 'SENT', channel: 'EMAIL', reason: 'NO_PREFERENCE' })
  })

  it('waits for the time at which the person may be reached, by the same rules as ever then', async () => {
    await using mail = await startMailServer()
    const person = await network.addPerson({ ...reach, preferredChannel: 'EMAIL' })
    await network.change(person, {
      safeContactRules: { neverBy: [], between: { from: '18:00', until: '19:00' }, discreet: false, neverSay: [] },
    })
    const id = await network.queue(person)
    await network.work(by(mail.url))
    expect(await network.message(id)).toMatchObject({ state: 'QUEUED', heldUntil: new Date('2027-02-01T18:00:00Z') })
    expect(mail.received).toEqual([])
    const run = () =>
      network.handler(by(mail.url))({
        id: 'later',
        queue: '',
        data: { organisation, messageId: id },
        startedAt: network.clock.now(),
      })
    network.clock.set(new Date('2027-02-01T18:00:00Z'))
    await network.change(person, { safeContactRules: { neverBy: ['EMAIL'], between: null, discreet: false, neverSay: [] } })
    await run()
    expect(await network.message(id)).toMatchObject({ state: 'NOT_SENT', reason: 'NOTHING_TO_SEND_BY' })
    network.clock.set(new Date('2027-02-01T12:00:00Z'))
  })

  it('is tried again while the other side is away, and given up at once when it refuses for good', async () => {
    await using texts = await startGatewayServer((attempt) => (attempt < 2 ? 503 : 202))
    await using refusing = await startMailServer({ refuse: () => 550 })
    const adapters = new Map([['SMS' as const, httpAdapter('sms', texts.settings)]])
    const again = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'SMS' }))
    await network.work(adapters)
    expect(await network.message(again)).toMatchObject({ state: 'SENT', attempts: 2 })
    expect(texts.attempts()).toBe(2)
    const refused = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    await network.work(by(refusing.url))
    expect(await network.message(refused)).toMatchObject({ state: 'FAILED', reason: 'REFUSED_BY_PROVIDER', attempts: 1 })
  })

  it('is not sent again when the mail server took it and was not heard of any more', async () => {
    await using mail = await startMailServer({ onData: () => 'hang-up' })
    const id = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    await network.work(by(mail.url))
    expect(await network.message(id)).toMatchObject({ state: 'FAILED', reason: 'UNCERTAIN', attempts: 1 })
    expect(mail.received).toHaveLength(1)
  })
})

const sendAndDie = fileURLToPath(new URL('support/send-and-die.ts', import.meta.url))

async function killedWhileSending(id: string, die: string, environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [sendAndDie, organisation, id], {
    env: {
      ...process.env,
      DATABASE_URL: network.databaseUrl,
      KEYS_FOLDER: network.keysFolder,
      NOW: network.clock.now().toISOString(),
      DIE: die,
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

describe.each(['before it is handed over', 'after it was handed over'])(
  'a process that is killed %s',
  { timeout: 120_000 },
  (die) => {
    it('sends no email twice, and the log says that it is not known whether it left', async () => {
      await using mail = await startMailServer()
      const id = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
      await killedWhileSending(id, die, { MAIL_URL: mail.url.href })
      const left = mail.received.length
      expect(await network.message(id)).toMatchObject({ state: 'SENDING', attempts: 1 })
      network.clock.advance(180_000)
      await network.work(by(mail.url))
      expect(await network.message(id)).toMatchObject({ state: 'FAILED', reason: 'UNCERTAIN' })
      expect(mail.received).toHaveLength(left)
      expect(left).toBe(die.startsWith('after') ? 1 : 0)
    })

    it('loses no text message and sends none twice, since the provider knows it again', async () => {
      await using texts = await startGatewayServer()
      const id = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'SMS' }))
      await killedWhileSending(id, die, { GATEWAY_URL: texts.settings.url.href })
      network.clock.advance(180_000)
      await network.work(new Map([['SMS' as const, httpAdapter('sms', texts.settings)]]))
      expect(await network.message(id)).toMatchObject({ state: 'SENT', attempts: 2 })
      expect([...texts.sent.keys()]).toEqual([id])
    })
  },
)

describe('a message whose job is lost', { timeout: 60_000 }, () => {
  const hours = (count: number) => network.clock.advance(count * 60 * 60 * 1000)

  it('is sent after all the next night, once', async () => {
    await using mail = await startMailServer()
    const id = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    await network.loseJobs()
    hours(23)
    await network.sweep()
    await network.work(by(mail.url))
    // It might still have had a job by then.
    expect(mail.received).toEqual([])
    hours(2)
    await network.sweep()
    await network.sweep()
    await network.work(by(mail.url))
    expect(mail.received).toHaveLength(1)
    expect(await network.message(id)).toMatchObject({ state: 'SENT', parametersSealed: null })
  })

  it('is given up after a week, and what it was to say is forgotten; what may have left is said to be uncertain', async () => {
    await using mail = await startMailServer()
    const lost = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    const handedOver = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    const held = await network.queue(await network.addPerson({ ...reach, preferredChannel: 'EMAIL' }))
    await network.loseJobs()
    await network.setMessage(handedOver, { state: 'SENDING', channel: 'EMAIL', attempts: 1, attemptedAt: network.clock.now() })
    hours(7 * 24 + 1)
    const heldUntil = new Date(network.clock.now().getTime() - 60_000)
    await network.setMessage(held, { heldUntil })
    await network.sweep()
    await network.work(by(mail.url))
    expect(mail.received).toEqual([])
    expect(await network.message(lost)).toMatchObject({ state: 'NOT_SENT', reason: 'NEVER_SENT', parametersSealed: null })
    expect(await network.message(handedOver)).toMatchObject({ state: 'FAILED', reason: 'UNCERTAIN', parametersSealed: null })
    expect(await network.message(held)).toMatchObject({ state: 'QUEUED', heldUntil })
  })
})
