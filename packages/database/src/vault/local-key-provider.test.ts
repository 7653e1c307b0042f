import { createCipheriv, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyFileError } from './key-provider.ts'
import { localKeyProvider } from './local-key-provider.ts'

const none = { hasWrappedKeys: async () => false }
const some = { hasWrappedKeys: async () => true }

describe('the key-encryption key in a file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-keys-'))
    file = join(folder, 'key-encryption.key')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, for its owner only, and the same ever after', async () => {
    const wrapped = await (await localKeyProvider(folder, none)).wrap(Buffer.from('a data key'), 'whose')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const again = await localKeyProvider(folder, some)
    expect(Buffer.from(await again.unwrap(wrapped, 'whose')).toString()).toBe('a data key')
    await expect(again.unwrap(wrapped, 'somebody else')).rejects.toThrow(KeyFileError)
  })

  it('is made once when two start at the same time', async () => {
    const [one, two] = await Promise.all([localKeyProvider(folder, none), localKeyProvider(folder, none)])
    const wrapped = await one.wrap(Buffer.from('a data key'), 'whose')
    expect(Buffer.from(await two.unwrap(wrapped, 'whose')).toString()).toBe('a data key')
  })

  it('is refused when others may read it', async () => {
    await localKeyProvider(folder, none)
    await chmod(file, 0o640)
    await expect(localKeyProvider(folder, none)).rejects.toThrow(/chmod 600/)
  })

  it('is not made anew over a database that holds keys wrapped with the lost one', async () => {
    await expect(localKeyProvider(folder, some)).rejects.toThrow(/Restore it from its backup/)
    await expect(stat(file)).rejects.toThrow(/ENOENT/)
  })

  it('is refused when damaged, and does not open what another one wrapped', async () => {
    const wrapped = await (await localKeyProvider(folder, none)).wrap(Buffer.from('a data key'), 'whose')
    await writeFile(file, 'AAAA')
    await expect(localKeyProvider(folder, none)).rejects.toThrow(/32 bytes/)
    await writeFile(file, Buffer.alloc(32).toString('base64url'))
    await expect((await localKeyProvider(folder, none)).unwrap(wrapped, 'whose')).rejects.toThrow(KeyFileError)
  })

  it('is rotated without a restart: others wrap with the newest version at once, and older ones open until they are retired', async () => {
    const one = await localKeyProvider(folder, none)
    const other = await localKeyProvider(folder, some)
    const old = await one.wrap(Buffer.alloc(32, 1), 'whose')
    expect(await other.rotate(new Date('2026-11-25T09:00:00Z'))).toBe(2)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const young = await one.wrap(Buffer.alloc(32, 1), 'whose')
    expect([one.versionOf(old), one.versionOf(young)]).toEqual([1, 2])
    for (const wrapped of [old, young]) expect(Buffer.from(await other.unwrap(wrapped, 'whose'))).toEqual(Buffer.alloc(32, 1))
    expect((await one.versions()).map(({ version }) => version)).toEqual([1, 2])
    await other.retireBefore(2)
    const later = await localKeyProvider(folder, some)
    await expect(later.unwrap(old, 'whose')).rejects.toThrow(/version 1 of the key any more/)
    expect(Buffer.from(await later.unwrap(young, 'whose'))).toEqual(Buffer.alloc(32, 1))
    await expect(later.retireBefore(3)).rejects.toThrow(/newest version/)
  })

  it('of before there were versions is its first, and opens what it wrapped then', async () => {
    const key = randomBytes(32)
    await writeFile(file, key.toString('base64url'), { mode: 0o600 })
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('whose'))
    const wrapped = Buffer.concat([nonce, cipher.update(Buffer.alloc(32, 1)), cipher.final(), cipher.getAuthTag()])
    const provider = await localKeyProvider(folder, some)
    expect(provider.versionOf(wrapped)).toBe(1)
    expect(Buffer.from(await provider.unwrap(wrapped, 'whose'))).toEqual(Buffer.alloc(32, 1))
    await provider.rotate(new Date())
    expect(Buffer.from(await provider.unwrap(wrapped, 'whose'))).toEqual(Buffer.alloc(32, 1))
  })

  it('does not open a key whose version was exchanged', async () => {
    const provider = await localKeyProvider(folder, none)
    const wrapped = await provider.wrap(Buffer.alloc(32, 1), 'whose')
    await provider.rotate(new Date())
    const claimed = Buffer.from(wrapped)
    claimed.writeUInt16BE(2, 1)
    await expect(provider.unwrap(claimed, 'whose')).rejects.toThrow(KeyFileError)
  })
})
