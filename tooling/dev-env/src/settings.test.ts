import { describe, expect, it } from 'vitest'
import { RefusedStart } from './refused-start.ts'
import { readSettings } from './settings.ts'

describe('the command line of a start', () => {
  it('needs nothing at all', () => {
    expect(readSettings([], {}, '/project')).toEqual({
      dataFolder: '/project/.data',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      databaseUrl: undefined,
      organisationsFolder: undefined,
      empty: false,
      messages: {},
      staffSignInSecrets: {},
    })
  })

  it.each(['0', '65536', '4000.5', 'http', ' ', '-1', ''])('refuses the port "%s"', (PORT) => {
    expect(() => readSettings([], { PORT }, '/project')).toThrow('PORT must be a number from 1 to 65535.')
  })

  it.each([[['--emtpy']], [['--empty=yes']], [['empty']], [['--port', '1']]])('refuses %j and says what there is', (args) => {
    expect(() => readSettings(args, {}, '/project')).toThrow(RefusedStart)
    expect(() => readSettings(args, {}, '/project')).toThrow(/--empty/)
  })

  it.each(['nonsense', 'ftp://localhost', 'http://localhost/path', 'http://localhost/?x', 'http://me:secret@localhost', ''])(
    'refuses the public address "%s"',
    (PUBLIC_URL) => {
      expect(() => readSettings([], { PUBLIC_URL }, '/project')).toThrow(/^PUBLIC_URL must be an http or https origin/)
    },
  )

  it('refuses settings of messages that could not send, without repeating a password', () => {
    const refused = (environment: NodeJS.ProcessEnv) => () => readSettings([], environment, '/project')
    expect(refused({ SMTP_URL: 'http://me:secret@mail.example' })).toThrow(/^SMTP_URL has to be like smtps:[^]*465\.$/)
    expect(refused({ SMTP_URL: 'smtps://me:secret@mail.example' })).toThrow('SMTP_FROM has to be set.')
    expect(refused({ SMTP_URL: 'smtps://mail.example', SMTP_FROM: 'us' })).toThrow('SMTP_FROM has to be an email address.')
    expect(refused({ SMS_GATEWAY_URL: 'http://sms.example/send', SMS_GATEWAY_TOKEN: 'x' })).toThrow(/https/)
    expect(refused({ LETTER_GATEWAY_URL: 'https://letters.example/send' })).toThrow('LETTER_GATEWAY_TOKEN has to be set.')
  })

  it('takes a public address with or without a slash at its end', () => {
    expect(readSettings([], { PUBLIC_URL: 'https://records.example.org/' }, '/project').publicUrl).toBe(
      'https://records.example.org',
    )
  })
})
