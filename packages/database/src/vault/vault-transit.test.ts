import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startVaultServer, type VaultServer } from '../../tests/support/vault-server.ts'
import { KeyServiceError } from './key-provider.ts'
import { openKeyProvider } from './open-key-provider.ts'
import { vaultTransit, type VaultTransitOptions } from './vault-transit.ts'

const dataKey = Buffer.alloc(32, 9)
const now = new Date('2026-11-25T09:00:00Z')

describe('the key-encryption key in Vault', () => {
  let folder: string
  let server: VaultServer
  let options: VaultTransitOptions
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-transit-'))
    server = await startVaultServer('candour')
    options = { address: server.address, tokenFile: join(folder, 'token'), key: 'candour' }
    await writeFile(options.tokenFile, `${server.token}\n`)
  })
  afterEach(async () => {
    await server[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  it('wraps and opens, for whom it was wrapped and nobody else', async () => {
    const provider = await vaultTransit(options)
    const wrapped = await provider.wrap(dataKey, 'whose')
    expect(Buffer.from(wrapped).includes(dataKey)).toBe(false)
    expect(Buffer.from(await provider.unwrap(wrapped, 'whose'))).toEqual(dataKey)
    await expect(provider.unwrap(wrapped, 'somebody else')).rejects.toThrow(/authentication failed/)
  })

  it('asks once for all that is asked for at once, and one failure is no failure of the others', async () => {
    const provider = await vaultTransit(options)
    const wrapped = await Promise.all(['a', 'b', 'c'].map((whose) => provider.wrap(dataKey, whose)))
    const opened = await Promise.allSettled(
      ['a', 'x', 'c'].map((whose, index) => provider.unwrap(wrapped[index] ?? dataKey, whose)),
    )
    expect(opened.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(server.calls).toEqual([
      { path: 'encrypt/candour', items: 3 },
      { path: 'decrypt/candour', items: 3 },
    ])
  })

  it('is rotated: new keys are wrapped with the newest version, older ones open until it is retired', async () => {
    const provider = await vaultTransit(options)
    const old = await provider.wrap(dataKey, 'whose')
    expect(await provider.rotate(now)).toBe(2)
    const young = await provider.wrap(dataKey, 'whose')
    expect([provider.versionOf(old), provider.versionOf(young)]).toEqual([1, 2])
    expect(Buffer.from(await provider.unwrap(old, 'whose'))).toEqual(dataKey)
    expect((await provider.versions()).map(({ version }) => version)).toEqual([1, 2])
    await provider.retireBefore(2)
    expect((await provider.versions()).map(({ version }) => version)).toEqual([2])
    await expect(provider.unwrap(old, 'whose')).rejects.toThrow(/too old/)
    expect(Buffer.from(await provider.unwrap(young, 'whose'))).toEqual(dataKey)
  })

  it('is refused in one sentence that holds no token: no such key, a wrong token, a sealed or an absent Vault', async () => {
    const provider = await vaultTransit(options)
    await expect(vaultTransit({ ...options, key: 'another' })).rejects.toThrow(/404/)
    await writeFile(options.tokenFile, 'wrong-token')
    const refused = await provider.wrap(dataKey, 'whose').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(KeyServiceError)
    expect(String(refused)).toMatch(/permission denied/)
    expect(String(refused)).not.toContain('wrong-token')
    await writeFile(options.tokenFile, '')
    await expect(provider.wrap(dataKey, 'whose')).rejects.toThrow(/does not hold a Vault token/)
    await writeFile(options.tokenFile, server.token)
    server.sealed = true
    await expect(provider.wrap(dataKey, 'whose')).rejects.toThrow(/Vault is sealed/)
    server.sealed = false
    expect(await provider.wrap(dataKey, 'whose')).toBeDefined()
    await server[Symbol.asyncDispose]()
    await expect(provider.wrap(dataKey, 'whose')).rejects.toThrow(/cannot be reached/)
  })

  it('is taken when the environment names it; keys wrapped with a file are then refused, and the other way round', async () => {
    const some = { hasWrappedKeys: async () => false }
    const environment: Record<string, string> = {
      VAULT_TRANSIT_KEY: 'candour',
      VAULT_ADDR: server.address,
      VAULT_TOKEN_FILE: options.tokenFile,
    }
    const vault = await openKeyProvider((name) => environment[name], folder, some)
    const file = await openKeyProvider(() => undefined, folder, some)
    const [byVault, byFile] = [await vault.wrap(dataKey, 'whose'), await file.wrap(dataKey, 'whose')]
    await expect(vault.unwrap(byFile, 'whose')).rejects.toThrow(/not wrapped by Vault/)
    await expect(file.unwrap(byVault, 'whose')).rejects.toThrow(/another provider/)
    await expect(openKeyProvider((name) => (name === 'VAULT_TRANSIT_KEY' ? 'candour' : undefined), folder, some)).rejects.toThrow(
      /VAULT_ADDR has to be set/,
    )
  })
})
