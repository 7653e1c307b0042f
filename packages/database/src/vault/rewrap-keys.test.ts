import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, startExampleDatabase } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { withKeysOwner } from '../install/with-keys-owner.ts'
import { newId } from '../new-id.ts'
import type { KeyProvider } from './key-provider.ts'
import { localKeyProvider } from './local-key-provider.ts'
import { countByVersion, requireKeyOpens, rewrapKeys } from './rewrap-keys.ts'
import { createVault, type Vault } from './vault.ts'

describe('rotation of the key-encryption key', { timeout: 30_000 }, () => {
  const clock = manualClock('2026-11-25T09:00:00Z')
  let database: ExampleDatabase
  let folder: string
  let provider: KeyProvider
  let vault: Vault
  const place = (personId: string) => ({ organisation: 'dmws', table: 'person', column: 'religion', personId })
  const seal = (id: string) => database.example.$transaction((tx) => vault.session().seal(tx, place(id), `of ${id}`))
  const rewrap = (by = provider, progress?: (looked: number, rewrapped: number) => void) =>
    withKeysOwner(database.adminUrl, (client) => rewrapKeys(client, by, progress))
  const counts = () => withKeysOwner(database.adminUrl, (client) => countByVersion(client, provider))

  beforeAll(async () => {
    database = await startExampleDatabase()
    folder = await mkdtemp(join(tmpdir(), 'candour-rotation-'))
    provider = await localKeyProvider(folder, { hasWrappedKeys: async () => false })
    vault = createVault({ service: 'example', provider, query: database.example })
  }, 60_000)
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  it('wraps every key anew while others read and write, opens everything before, during and after, and is resumed where it was ended', async () => {
    const people = Array.from({ length: 450 }, () => newId(clock))
    const sealed = new Map<string, Uint8Array>()
    await database.example.$transaction((tx) =>
      vault.session().makeKeys(
        tx,
        people.map((personId) => ({ organisation: 'dmws', personId })),
      ),
    )
    for (const id of people.slice(0, 20)) sealed.set(id, await seal(id))
    const everythingOpens = async () => {
      for (const [id, bytes] of sealed) expect(await vault.session().open(place(id), bytes)).toBe(`of ${id}`)
    }
    const another = await localKeyProvider(folder, { hasWrappedKeys: async () => true })
    await another.rotate(clock.now())

    class Ended extends Error {}
    const ended = rewrap(another, (looked) => {
      if (looked >= 200) throw new Ended()
    })
    await expect(ended).rejects.toThrow(Ended)
    expect(Object.fromEntries(await counts())).toEqual({ 1: 250, 2: 200 })
    await everythingOpens()

    const young = newId(clock)
    const [rewrapped] = await Promise.all([
      rewrap(another),
      everythingOpens(),
      seal(young).then((bytes) => sealed.set(young, bytes)),
    ])
    expect(rewrapped).toBe(250)
    expect(Object.fromEntries(await counts())).toEqual({ 2: 451 })
    expect(await rewrap()).toBe(0)
    await provider.retireBefore(2)
    await everythingOpens()
  })

  it('is not needed to find a wrong key: it is refused before anything is done, and nothing is overwritten', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'candour-other-key-'))
    try {
      const wrong = await localKeyProvider(elsewhere, { hasWrappedKeys: async () => false })
      await wrong.rotate(clock.now())
      const check = (by: KeyProvider) => withKeysOwner(database.adminUrl, (client) => requireKeyOpens(client, by))
      await expect(check(wrong)).rejects.toThrow(/another installation/)
      await expect(rewrap(await rotated(wrong))).rejects.toThrow(/another installation/)
      await check(provider)
      expect(Object.fromEntries(await counts())).toEqual({ 2: 451 })
    } finally {
      await rm(elsewhere, { recursive: true })
    }
  })

  const rotated = async (by: KeyProvider) => {
    await by.rotate(clock.now())
    return by
  }
})
