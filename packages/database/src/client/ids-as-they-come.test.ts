import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, startExampleDatabase } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { newId } from '../new-id.ts'
import { directStatementsOf } from './direct-statements.ts'
import { tellingIds } from './ids-as-they-come.ts'
import { withOrganisation } from './with-organisation.ts'

describe('the ids of what is read', { timeout: 30_000 }, () => {
  const clock = manualClock('2026-11-29T09:00:00Z')
  let database: ExampleDatabase
  let people: readonly string[]
  beforeAll(async () => {
    database = await startExampleDatabase()
    people = ['A-1', 'A-2', 'A-3'].map(() => newId(clock)).toSorted()
    const data = people.map((id, at) => ({ id, organisation: 'a', reference: `A-${at + 1}`, createdAt: clock.now() }))
    await withOrganisation('a', () => database.example.person.createMany({ data }))
    const notes = people.map((personId) => ({ id: newId(clock), organisation: 'a', personId, kind: 'VISIT' as const }))
    await withOrganisation('a', () => database.example.note.createMany({ data: notes }))
  }, 60_000)
  afterAll(() => database[Symbol.asyncDispose]())

  /** In the order in which it happened. */
  async function happening(read: () => PromiseLike<readonly { readonly id: string }[]>) {
    const happened: (readonly string[])[] = []
    const rows = await withOrganisation('a', () => tellingIds((ids) => void happened.push(ids), read))
    return { told: happened, read: rows.map(({ id }) => id) }
  }
  const descending = { orderBy: { id: 'desc' } } as const

  it('are told in their order, before objects are made of the rows', async () => {
    let isRead = false
    let wasRead: boolean | undefined
    const read = async () => {
      const rows = await database.example.person.findMany(descending)
      isRead = true
      return rows
    }
    await withOrganisation('a', () => tellingIds(() => void (wasRead = isRead), read))
    expect(wasRead).toBe(false)
    const { told, read: found } = await happening(() => database.example.person.findMany(descending))
    expect(told).toEqual([people.toReversed()])
    expect(found).toEqual(people.toReversed())
  })

  it('are those of the page, not of the row after which it begins', async () => {
    const page = { ...descending, cursor: { id: people[2] ?? '' }, skip: 1, take: 2 }
    expect((await happening(() => database.example.person.findMany(page))).told).toEqual([[people[1], people[0]]])
    const beforeAll = { ...page, cursor: { id: newId(clock) } }
    expect(await happening(() => database.example.person.findMany(beforeAll))).toEqual({ told: [], read: [] })
  })

  it('are those of the rows, not of what is read with them', async () => {
    const withNotes = { ...descending, include: { notes: true } }
    expect((await happening(() => database.example.person.findMany(withNotes))).told).toEqual([people.toReversed()])
  })

  it('are told to whoever waits for them, and of nothing that is asked because of them', async () => {
    const told: (readonly string[])[] = []
    let asked: Promise<unknown> = Promise.resolve()
    const tell = (ids: readonly string[]) => {
      told.push(ids)
      asked = database.example.note.findMany()
    }
    await withOrganisation('a', async () => {
      await Promise.all([tellingIds(tell, () => database.example.person.findMany(descending)), database.example.note.findMany()])
      await asked
    })
    expect(told).toEqual([people.toReversed()])
  })

  it('are not told of what is asked past Prisma, nor of rows without any', async () => {
    const sql = directStatementsOf(database.example)
    const direct = () => sql.$queryRawUnsafe<{ id: string }[]>('SELECT id::text FROM person ORDER BY id')
    expect(await happening(direct)).toEqual({ told: [], read: people })
    const counted = async () => [{ id: String(await database.example.person.count()) }]
    expect(await happening(counted)).toEqual({ told: [], read: ['3'] })
  })

  it('are not told where nothing can be read', async () => {
    const told: (readonly string[])[] = []
    const failing = () => database.example.person.findMany({ where: { id: 'no id' } })
    await expect(withOrganisation('a', () => tellingIds((ids) => void told.push(ids), failing))).rejects.toThrow(/id/)
    expect(told).toEqual([])
  })
})
