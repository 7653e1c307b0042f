import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, startExampleDatabase } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { newId } from '../new-id.ts'
import { dataModelOf } from './data-model.ts'
import { acrossOrganisations, NoOrganisationError, OtherOrganisationError, withOrganisation } from './with-organisation.ts'

describe('the organisation scope', { timeout: 30_000 }, () => {
  const clock = manualClock('2026-11-22T09:00:00Z')
  let database: ExampleDatabase
  let inA: string
  let inB: string

  const person = (organisation: string, reference: string) => ({
    id: newId(clock),
    organisation,
    reference,
    createdAt: clock.now(),
  })
  const inOrganisation = <T>(code: string, fn: () => PromiseLike<T>) => withOrganisation(code, fn)

  beforeAll(async () => {
    database = await startExampleDatabase()
    inA = (await inOrganisation('a', () => database.example.person.create({ data: person('a', 'A-1') }))).id
    inB = (await inOrganisation('b', () => database.example.person.create({ data: person('b', 'B-1') }))).id
  }, 60_000)
  afterAll(() => database[Symbol.asyncDispose]())

  it('refuses to work when no organisation was said', async () => {
    await expect(database.example.person.findMany()).rejects.toThrow(NoOrganisationError)
    await expect(database.example.$transaction((tx) => tx.person.count())).rejects.toThrow(NoOrganisationError)
    await expect(database.example.subjectFact.findMany()).rejects.toThrow(NoOrganisationError)
    expect(() => inOrganisation('', () => database.example.person.findMany())).toThrow(NoOrganisationError)
  })

  it('leaves models alone that belong to no organisation', async () => {
    expect(await database.example.country.findMany()).toEqual([])
  })

  it('finds rows of the present organisation only, in every way of reading', async () => {
    await inOrganisation('a', async () => {
      const { person: people, subjectFact } = database.example
      expect(await people.findMany()).toMatchObject([{ id: inA }])
      expect(await people.findMany({ where: { OR: [{ organisation: 'b' }, { organisation: 'a' }] } })).toMatchObject([
        { id: inA },
      ])
      expect(await people.findMany({ where: { AND: { reference: 'B-1' } } })).toEqual([])
      expect(await people.findUnique({ where: { id: inB } })).toBeNull()
      expect(await people.findUnique({ where: { organisation_reference: { organisation: 'b', reference: 'B-1' } } })).toBeNull()
      await expect(people.findUniqueOrThrow({ where: { id: inB } })).rejects.toMatchObject({ code: 'P2025' })
      expect(await people.findFirst({ where: { id: inB } })).toBeNull()
      expect(await people.findMany({ where: { facts: { is: { status: 'ACTIVE' } } } })).toMatchObject([{ id: inA }])
      expect(await people.count()).toBe(1)
      expect(await people.aggregate({ _count: true })).toEqual({ _count: 1 })
      expect(await people.groupBy({ by: ['organisation'], orderBy: { organisation: 'asc' } })).toEqual([{ organisation: 'a' }])
      expect(await subjectFact.findMany()).toEqual([{ organisation: 'a', subjectId: inA, status: 'ACTIVE' }])
    })
  })

  it('begins a page after a row within its filter only, so that no cursor tells of others', async () => {
    await inOrganisation('a', async () => {
      const { person: people } = database.example
      const after = (id: string, where: { status?: 'CLOSED' } = {}) =>
        people.findMany({ where, cursor: { id }, orderBy: [{ reference: 'desc' }, { id: 'asc' }] })
      expect(await after(inA)).toMatchObject([{ id: inA }])
      expect(await after(inB)).toEqual([])
      expect(await after(inA, { status: 'CLOSED' })).toEqual([])
      await expect(people.findFirst({ cursor: { id: inB } })).rejects.toThrow(/no cursor/)
    })
  })

  it('changes and deletes rows of the present organisation only', async () => {
    await inOrganisation('a', async () => {
      const { person: people } = database.example
      await expect(people.update({ where: { id: inB }, data: { status: 'CLOSED' } })).rejects.toMatchObject({ code: 'P2025' })
      await expect(people.delete({ where: { id: inB } })).rejects.toMatchObject({ code: 'P2025' })
      expect(await people.updateMany({ data: { status: 'CLOSED' } })).toEqual({ count: 1 })
      expect(await people.updateManyAndReturn({ where: { id: inB }, data: { status: 'CLOSED' } })).toEqual([])
      expect(await people.deleteMany({ where: { id: inB } })).toEqual({ count: 0 })
      const insteadOfB = { where: { id: inB }, create: person('a', 'A-0'), update: { status: 'CLOSED' as const } }
      expect(await people.upsert(insteadOfB)).toMatchObject({ organisation: 'a', reference: 'A-0' })
    })
    await inOrganisation('b', async () => {
      expect(await database.example.person.findUnique({ where: { id: inB } })).toMatchObject({ status: 'ACTIVE' })
    })
  })

  it('writes no row of another organisation', async () => {
    await inOrganisation('a', async () => {
      const { person: people, note } = database.example
      const foreign = person('b', 'B-2')
      await expect(people.create({ data: foreign })).rejects.toThrow(OtherOrganisationError)
      await expect(people.createMany({ data: [person('a', 'A-2'), foreign] })).rejects.toThrow(OtherOrganisationError)
      await expect(people.createManyAndReturn({ data: [foreign] })).rejects.toThrow(OtherOrganisationError)
      await expect(people.update({ where: { id: inA }, data: { organisation: 'b' } })).rejects.toThrow(OtherOrganisationError)
      await expect(people.upsert({ where: { id: inA }, create: foreign, update: {} })).rejects.toThrow(OtherOrganisationError)
      const foreignNote = { id: newId(clock), organisation: 'b', kind: 'CALL' as const }
      const withForeignNote = { ...person('a', 'A-2'), notes: { createMany: { data: [foreignNote] } } }
      await expect(people.create({ data: withForeignNote })).rejects.toThrow(OtherOrganisationError)
      // The foreign key contains the organisation.
      const noteOfB = { id: newId(clock), organisation: 'a', personId: inB, kind: 'CALL' as const }
      await expect(note.create({ data: noteOfB })).rejects.toMatchObject({ code: 'P2003' })
      const tiedTo = (id: string) => ({ id: newId(clock), kind: 'CALL' as const, person: { connect: { id } } })
      await expect(note.create({ data: tiedTo(inB) })).rejects.toMatchObject({ code: 'P2025' })
      expect(await note.create({ data: tiedTo(inA) })).toMatchObject({ organisation: 'a', personId: inA })
    })
  })

  it('fills in the organisation where a new row leaves it out', async () => {
    const { organisation: _, ...unsaid } = person('a', 'A-4')
    const created = await inOrganisation('a', () =>
      database.example.person.create({ data: unsaid as typeof unsaid & { organisation: string } }),
    )
    expect(created.organisation).toBe('a')
  })

  it('allows nested creation and refuses nested changes, which would choose their rows unseen', async () => {
    await inOrganisation('a', async () => {
      const { person: people } = database.example
      const nested = { ...person('a', 'A-3'), notes: { create: [{ id: newId(clock), kind: 'VISIT' as const }] } }
      const created = await people.create({ data: nested, include: { notes: true } })
      expect(created.notes).toMatchObject([{ organisation: 'a', personId: created.id }])
      await expect(people.update({ where: { id: inA }, data: { notes: { deleteMany: {} } } })).rejects.toThrow(/not offered/)
    })
  })

  it('holds inside transactions', async () => {
    await inOrganisation('a', async () => {
      const found = await database.example.$transaction((tx) => tx.person.findUnique({ where: { id: inB } }))
      expect(found).toBeNull()
    })
  })

  it('can be left for work over all organisations, with a reason', async () => {
    const all = await acrossOrganisations('the test counts everybody', () =>
      database.example.person.findMany({ distinct: ['organisation'], orderBy: { organisation: 'asc' } }),
    )
    expect(all.map(({ organisation }) => organisation)).toEqual(['a', 'b'])
    const inC = await acrossOrganisations('the test adds somebody', () =>
      database.example.person.create({ data: person('c', 'C-1') }),
    )
    expect(inC.organisation).toBe('c')
  })

  it('keeps pieces of work apart that run at the same time', async () => {
    const counts = await Promise.all(
      ['a', 'b', 'nobody'].map((code) =>
        inOrganisation(code, () => database.example.person.findMany({ select: { organisation: true } })),
      ),
    )
    expect(counts.map((rows) => [...new Set(rows.map(({ organisation }) => organisation))])).toEqual([['a'], ['b'], []])
  })

  it('is not made for a client that does not say which of its models belong to an organisation', () => {
    expect(() => dataModelOf({})).toThrow(TypeError)
  })
})
