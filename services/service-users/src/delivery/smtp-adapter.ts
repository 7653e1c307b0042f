import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { NotLeft, type DeliveryAdapter, type Outgoing } from './adapter.ts'

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…`, which then must offer STARTTLS unless it is on this machine. */
  readonly url: URL
  /** The address that email comes from. */
  readonly from: string
  /** An address that names no organisation, for those who asked for that; without it they are not sent email. */
  readonly discreetFrom: string | null
}

/** Longer than a slow server takes, and shorter than a job may. Milliseconds. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Email by SMTP, one connection a message: they are few, and none waits for another. */
export function smtpAdapter(settings: SmtpSettings): DeliveryAdapter {
  return {
    name: 'smtp',
    discreet: settings.discreetFrom !== null,
    repeatable: false,
    send: async (message) => {
      const address = message.from === null ? settings.discreetFrom : settings.from
      if (!('email' in message.to) || address === null) throw new NotLeft('NO_ADDRESS', { lasting: true })
      const messageId = `<${message.messageId}@${address.split('@').at(-1)}>`
      const written = await writeMail(message, message.to, address, messageId)
      await handOver(settings.url, { from: address, to: message.to.email }, written)
      return { providerId: messageId }
    },
  }
}

const writeMail = (
  { from, subject, text }: Outgoing,
  to: { readonly name: string; readonly email: string },
  address: string,
  messageId: string,
): Promise<Buffer> =>
  new MailComposer({
    messageId,
    from: from === null ? address : { name: from, address },
    to: { name: to.name, address: to.email },
    subject: subject ?? '',
    text,
    // Answers of machines would go round in circles (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    // What is sent is text; no file or address is ever read for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

/** @throws NotLeft unless the server may have the whole text */
async function handOver(url: URL, envelope: { readonly from: string; readonly to: string }, written: Buffer): Promise<void> {
  const secure = url.protocol === 'smtps:'
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Nothing about a person crosses a network in clear.
    requireTLS: !secure && !loopback.test(url.hostname),
    ...patience,
  })
  let begun = false
  // It is read from only once the server has said that it waits for the text: until then nothing can have left.
  const text = new Readable({
    read() {
      begun = true
      this.push(written)
      this.push(null)
    },
  })
  const broken = new Promise<never>((_, reject) => connection.on('error', reject))
  broken.catch(() => undefined)
  const step = (take: (done: (error?: Error | null) => void) => void) =>
    Promise.race([broken, new Promise<void>((resolve, reject) => take((error) => (error ? reject(error) : resolve())))])
  try {
    await step((done) => connection.connect(done))
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
    if (user) await step((done) => connection.login({ credentials: { user, pass } }, done))
    await step((done) => connection.send(envelope, text, done))
    connection.quit()
  } catch (error) {
    connection.close()
    throw failureOf(error, begun)
  }
}

/** What is told of a failure: never its message, which quotes addresses. */
function failureOf(error: unknown, begun: boolean): Error {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  // An answer of the server, whatever it was to, refuses: 4xx for now, 5xx for good (RFC 5321, 4.2.1). Our own password is mended.
  if (typeof responseCode === 'number' && responseCode >= 400)
    return new NotLeft(`SMTP_${responseCode}`, { lasting: responseCode >= 500 && code !== 'EAUTH' })
  if (begun) return new Error('The mail server was given the text and did not say whether it took it.')
  return new NotLeft(`SMTP_${code ?? 'FAILED'}`, { lasting: false })
}
