import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyFileError, localKeyProvider } from './local-key-provider.ts'

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
})
