import { BadEnvironment, type EnvironmentReader } from '@candour/subgraph-kit/serve'
import { parseEmailAddress } from '../domain/email-address.ts'
import type { HttpAdapterSettings } from './http-adapter.ts'
import type { MessageSettings } from './adapters-for.ts'
import type { SmtpSettings } from './smtp-adapter.ts'

/** As much of a process's environment as the settings of messages are read from. */
export type MessageEnvironment = Pick<EnvironmentReader, 'text' | 'optional' | 'flag' | 'address'>

/**
 * Reads CANDOUR_DEMONSTRATION; SMTP_URL, SMTP_FROM, SMTP_DISCREET_FROM; SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN; LETTER_GATEWAY_URL,
 * LETTER_GATEWAY_TOKEN. A demonstration sends nothing whatever else is set.
 * @throws BadEnvironment
 */
export function readMessageSettings(environment: MessageEnvironment): MessageSettings {
  if (environment.flag('CANDOUR_DEMONSTRATION')) return 'demonstration'
  const email = readSmtp(environment)
  const sms = readGateway(environment, 'SMS_GATEWAY')
  const letters = readGateway(environment, 'LETTER_GATEWAY')
  return { ...(email ? { email } : {}), ...(sms ? { sms } : {}), ...(letters ? { letters } : {}) }
}

function readSmtp(environment: MessageEnvironment): SmtpSettings | null {
  const written = environment.optional('SMTP_URL')
  if (written === undefined) return null
  const url = URL.parse(written)
  // Its value is never repeated: it may hold a password.
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    throw new BadEnvironment('SMTP_URL has to be like smtps://user:password@host:465.')
  const address = (name: string, text: string) => {
    if (parseEmailAddress(text) === null) throw new BadEnvironment(`${name} has to be an email address.`)
    return text
  }
  const discreet = environment.optional('SMTP_DISCREET_FROM')
  return {
    url,
    from: address('SMTP_FROM', environment.text('SMTP_FROM')),
    discreetFrom: discreet === undefined ? null : address('SMTP_DISCREET_FROM', discreet),
  }
}

function readGateway(environment: MessageEnvironment, name: string): HttpAdapterSettings | null {
  if (environment.optional(`${name}_URL`) === undefined) return null
  const url = environment.address(`${name}_URL`)
  if (url.protocol !== 'https:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname))
    throw new BadEnvironment(`${name}_URL has to be an https address, unless it is on this machine.`)
  return { url, token: environment.text(`${name}_TOKEN`) }
}
