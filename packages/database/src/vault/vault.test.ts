import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, sqlAs, startExampleDatabase } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { withOrganisation } from '../client/with-organisation.ts'
import { hasWrappedKeys } from '../install/install-database.ts'
import { newId } from '../new-id.ts'
import { localKeyProvider } from './local-key-provider.ts'
import { KeyErasedError, SealBrokenError } from './sealed-value.ts'
import type { RawQueryable } from './person-key-store.ts'
import { createVault, type Vault } from './vault.ts'

describe('the vault', { timeout: 30_000 }, () => {
  const clock = manualClock('2026-11-22T09:00:00Z')
  let database: ExampleDatabase
  let folder: string
  let vault: Vault
  let queries = 0

  const religionOf = (personId: string) => ({ organisation: 'dmws', table: 'person', column: 'religion', personId })
  const register = (religion: string, id = newId(clock)) =>
    withOrganisation('dmws', () =>
      database.example.$transaction(async (tx) => {
        const religionSealed = await vault.session().seal(tx, religionOf(id), religion)
        return tx.person.create({ data: { id, organisation: 'dmws', reference: id, religionSealed, createdAt: clock.now() } })
      }),
    )
  const sealedOf = async (id: string) => {
    const found = await withOrganisation('dmws', () => database.example.person.findUniqueOrThrow({ where: { id } }))
    return found.religionSealed ?? new Uint8Array()
  }

  beforeAll(async () => {
    database = await startExampleDatabase()
    folder = await mkdtemp(join(tmpdir(), 'candour-vault-'))
    const provider = await localKeyProvider(folder, { hasWrappedKeys: () => hasWrappedKeys(database.adminUrl) })
    const query: RawQueryable = {
      $queryRawUnsafe: (sql, ...values) => {
        queries += 1
        return database.example.$queryRawUnsafe(sql, ...values)
      },
    }
    vault = createVault({ service: 'example', provider, query })
  }, 60_000)
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  it('opens what it sealed, and the table holds nothing of it', async () => {
    const { id } = await register('Quaker')
    expect(await vault.session().open(religionOf(id), await sealedOf(id))).toBe('Quaker')
    const [row] = await sqlAs<{ text: string }>(
      database.adminUrl,
      `SELECT encode(religion_sealed, 'escape') AS text FROM example.person WHERE id = $1`,
      [id],
    )
    expect(row?.text).not.toContain('Quaker')
    expect(await hasWrappedKeys(database.adminUrl)).toBe(true)
  })

  it('refuses a value moved to another column, person or organisation, or changed in one byte', async () => {
    const { id } = await register('Quaker')
    const { id: otherId } = await register('Sikh')
    const sealed = await sealedOf(id)
    const session = vault.session()
    await expect(session.open({ ...religionOf(id), column: 'ethnicity' }, sealed)).rejects.toThrow(SealBrokenError)
    await expect(session.open(religionOf(otherId), sealed)).rejects.toThrow(SealBrokenError)
    await database.example.$transaction(async (tx) => {
      const elsewhere = { ...religionOf(id), organisation: 'other' }
      await session.seal(tx, elsewhere, 'makes the key of the same person there')
      await expect(session.open(elsewhere, sealed, tx)).rejects.toThrow(SealBrokenError)
    })
    const flipped = sealed.slice()
    flipped[20] = (flipped[20] ?? 0) ^ 1
    await expect(session.open(religionOf(id), flipped)).rejects.toThrow(SealBrokenError)
  })

  it('loads the keys of a whole page of persons in one query', async () => {
    const people = await Promise.all(['Sikh', 'Jain', 'none'].map((religion) => register(religion)))
    const session = vault.session()
    queries = 0
    const opened = await Promise.all(
      people.map(async ({ id, religionSealed }) => session.open(religionOf(id), religionSealed ?? new Uint8Array())),
    )
    expect(opened).toEqual(['Sikh', 'Jain', 'none'])
    expect(queries).toBe(1)
  })

  it('makes the keys of many persons by one statement, and keeps those that were there', async () => {
    const { id: known, religionSealed } = await register('Quaker')
    const people = [newId(clock), newId(clock), known]
    let statements = 0
    const sealed = await database.example.$transaction(async (tx) => {
      const counted: RawQueryable = {
        $queryRawUnsafe: (sql, ...values) => {
          statements += 1
          return tx.$queryRawUnsafe(sql, ...values)
        },
      }
      const session = vault.session()
      await session.makeKeys(
        counted,
        people.map((personId) => ({ organisation: 'dmws', personId })),
      )
      expect(statements).toBe(1)
      return Promise.all(people.map((id) => session.seal(counted, religionOf(id), id)))
    })
    // The one who had a key already is asked for.
    expect(statements).toBe(2)
    const session = vault.session()
    expect(await Promise.all(people.map((id, index) => session.open(religionOf(id), sealed[index] ?? new Uint8Array())))).toEqual(
      people,
    )
    expect(await session.open(religionOf(known), religionSealed ?? new Uint8Array())).toBe('Quaker')
  })

  it('forgets the key of a transaction that was rolled back', async () => {
    const id = newId(clock)
    const session = vault.session()
    const attempt = database.example.$transaction(async (tx) => {
      await session.seal(tx, religionOf(id), 'never stored')
      throw new Error('changed our mind')
    })
    await expect(attempt).rejects.toThrow('changed our mind')
    const sealed = await database.example.$transaction((tx) => session.seal(tx, religionOf(id), 'stored'))
    expect(await session.open(religionOf(id), sealed)).toBe('stored')
    expect(await vault.session().open(religionOf(id), sealed)).toBe('stored')
  })

  it('gives a person one key when two transactions need the first at once', async () => {
    const id = newId(clock)
    const sealed = await Promise.all(
      ['one', 'two'].map((text) => database.example.$transaction((tx) => vault.session().seal(tx, religionOf(id), text))),
    )
    const session = vault.session()
    expect(await Promise.all(sealed.map((bytes) => session.open(religionOf(id), bytes)))).toEqual(['one', 'two'])
  })

  it('opens nothing of a person whose key was destroyed', async () => {
    const { id } = await register('Quaker')
    const sealed = await sealedOf(id)
    expect(await database.example.$transaction((tx) => vault.erase(tx, religionOf(id)))).toBe(1)
    await expect(vault.session().open(religionOf(id), sealed)).rejects.toThrow(KeyErasedError)
  })

  it('shows a service no key of another, nor lets it make one', async () => {
    await register('Quaker')
    const other = database.installation.serviceUrl('other-service')
    expect(await sqlAs(other, 'SELECT service FROM keys.person_key')).toEqual([])
    const forged = `INSERT INTO keys.person_key (service, organisation, person_id, version, wrapped) VALUES ('example', 'dmws', gen_random_uuid(), 1, '')`
    await expect(sqlAs(other, forged)).rejects.toThrow(/row-level security/)
    expect(await sqlAs(other, 'DELETE FROM keys.person_key RETURNING service')).toEqual([])
    await expect(sqlAs(other, `UPDATE keys.person_key SET wrapped = ''`)).rejects.toThrow(/permission denied/)
  })
})
