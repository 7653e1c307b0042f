import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readListenAddress } from './serve-address.ts'
import { BadEnvironment, readEnvironment, type EnvironmentReader } from './serve-environment.ts'

describe('the environment of a process', () => {
  it('is read with its types', () => {
    const environment = readEnvironment({
      NAME: 'a',
      EMPTY: '',
      ON: 'true',
      PORT: '0',
      URL: 'https://example.org/x',
      DATABASE: 'postgresql://role:word@db:5432/candour',
      SECRET: Buffer.alloc(32, 7).toString('base64'),
    })
    expect(environment.text('NAME')).toBe('a')
    expect([environment.optional('EMPTY'), environment.optional('NONE')]).toEqual([undefined, undefined])
    expect([environment.flag('ON'), environment.flag('NONE')]).toEqual([true, false])
    expect([environment.port('PORT', 4000), environment.port('NONE', 4000)]).toEqual([0, 4000])
    expect(environment.address('URL').pathname).toBe('/x')
    expect(environment.databaseUrl('DATABASE')).toContain('5432')
    expect(environment.secret('SECRET')).toEqual(Buffer.alloc(32, 7))
  })

  const refusals: [string, (environment: EnvironmentReader) => unknown, string][] = [
    ['', (environment) => environment.text('IT'), 'IT has to be set.'],
    ['canary', (environment) => environment.flag('IT'), 'IT has to be true or false.'],
    ['canary', (environment) => environment.port('IT', 1), 'IT has to be a number up to 65535.'],
    ['70000', (environment) => environment.port('IT', 1), 'IT has to be a number up to 65535.'],
    ['canary', (environment) => environment.address('IT'), 'IT has to be an http or https address.'],
    ['ftp://canary', (environment) => environment.address('IT'), 'IT has to be an http or https address.'],
    [
      'mysql://canary',
      (environment) => environment.databaseUrl('IT'),
      'IT has to be like postgresql://user:password@host:5432/database.',
    ],
    ['Y2FuYXJ5', (environment) => environment.secret('IT'), 'IT has to be at least 32 bytes in base64.'],
  ]
  it.each(refusals)('refuses %j in one sentence that names the variable and repeats no value', (value, read, sentence) => {
    expect(() => read(readEnvironment({ IT: value }))).toThrow(new BadEnvironment(sentence))
  })

  it('tells nothing of what a wrong file holds', async () => {
    const reading = readEnvironment({ IT: import.meta.filename }).file('IT', 'a key', (text) => {
      throw new Error(text)
    })
    await expect(reading).rejects.toThrow(new BadEnvironment('IT has to be a readable file with a key.'))
  })
})

describe('the address that a process listens at', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-address-'))
    await writeFile(join(folder, 'chain.pem'), '-----BEGIN CERTIFICATE-----\n')
    await writeFile(join(folder, 'key.pem'), '-----BEGIN PRIVATE KEY-----\n')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const addressOf = (environment: Record<string, string>) => readListenAddress(readEnvironment(environment), 4002)

  it('is loopback unless told otherwise', () => {
    expect(addressOf({})).toEqual({ host: '127.0.0.1', port: 4002, tls: null })
    expect(addressOf({ HOST: '::1', PORT: '0' })).toEqual({ host: '::1', port: 0, tls: null })
  })

  it.each(['0.0.0.0', '::', '10.0.0.1', 'records.example.org', '127.example.org'])('is not %s without TLS', (host) => {
    expect(() => addressOf({ HOST: host })).toThrow('only with TLS_CERTIFICATE_FILE and TLS_KEY_FILE')
  })

  it('may be another one with a certificate and its key, each in its own file', () => {
    const files = { TLS_CERTIFICATE_FILE: join(folder, 'chain.pem'), TLS_KEY_FILE: join(folder, 'key.pem') }
    expect(addressOf({ HOST: '0.0.0.0', ...files }).tls).toEqual({
      cert: '-----BEGIN CERTIFICATE-----\n',
      key: '-----BEGIN PRIVATE KEY-----\n',
    })
    expect(() => addressOf({ ...files, TLS_KEY_FILE: files.TLS_CERTIFICATE_FILE })).toThrow(
      'TLS_KEY_FILE has to be a readable file',
    )
    expect(() => addressOf({ ...files, TLS_CERTIFICATE_FILE: join(folder, 'none') })).toThrow('TLS_CERTIFICATE_FILE has to be')
    expect(() => addressOf({ TLS_CERTIFICATE_FILE: files.TLS_CERTIFICATE_FILE })).toThrow('TLS_KEY_FILE has to be set.')
  })
})
