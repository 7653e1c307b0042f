import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SubjectFactsLoader } from '../src/index.ts'
import { laterOwners, startFactsDatabase } from './facts-database.ts'

/** What an authority was, and whose. */
interface Case {
  readonly kind: 'parent' | 'attorney' | 'deputy' | 'advocate'
  readonly bornOn: string | null
  readonly givenOn: string
  readonly diedOn?: string
}

describe('authority to act for a person', () => {
  let database: Awaited<ReturnType<typeof startFactsDatabase>>
  beforeAll(async () => {
    database = await startFactsDatabase()
    for (const statement of laterOwners) await database.run(statement)
    await database.install()
  })
  afterAll(() => database[Symbol.asyncDispose]())

  /** Whether it is in force at each of these instants. */
  const inForce = async ({ kind, bornOn, givenOn, diedOn }: Case, ...instants: string[]) => {
    const id = randomUUID()
    await database.run('INSERT INTO facts.subject VALUES ($1, $2, $3, $4)', 'dmws', id, bornOn, diedOn ?? null)
    await database.run(
      'INSERT INTO facts.access_representation VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8)',
      ...['dmws', id, 'v1', ['identity'], [], '2020-01-01T00:00:00Z', kind, givenOn],
    )
    const viewer = { id: 'v1', organisation: 'dmws', kind: 'representative', purpose: 'own-record' } as const
    const facts = await Promise.all(
      instants.map((at) => new SubjectFactsLoader(database.sql, viewer, { now: () => new Date(at) }).load(id)),
    )
    // The relationship and the authority are two facts that must not part.
    for (const each of facts) expect(each.relationships.has('representative')).toBe(each.representation !== null)
    return facts.map(({ representation }) => representation !== null)
  }

  it.each(['parent', 'advocate', 'attorney'] as const)(
    'of a %s, given to a child, stands still from the 16th birthday',
    async (kind) => {
      const child = { kind, bornOn: '2010-07-10', givenOn: '2020-01-01' }
      // midnight in London, which is in summer an hour earlier
      expect(await inForce(child, '2026-07-09T22:59:59.999Z', '2026-07-09T23:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
        true,
        false,
        false,
      ])
    },
  )

  it('given or confirmed at 16 lasts until the 18th birthday, and not without new authority beyond', async () => {
    const young = { bornOn: '2010-01-10', givenOn: '2026-01-10' }
    for (const kind of ['parent', 'advocate'] as const)
      expect(await inForce({ ...young, kind }, '2026-02-01T00:00:00Z', '2028-01-09T23:59:59Z', '2028-01-10T00:00:00Z')).toEqual([
        true,
        true,
        false,
      ])
  })

  it('given at 18 or later knows no age; a parent’s always ends there', async () => {
    const adult = { bornOn: '2000-01-10', givenOn: '2020-06-01' }
    for (const kind of ['attorney', 'deputy', 'advocate'] as const)
      expect(await inForce({ ...adult, kind }, '2026-02-01T00:00:00Z')).toEqual([true])
    expect(await inForce({ ...adult, kind: 'parent' }, '2026-02-01T00:00:00Z')).toEqual([false])
  })

  it('of a deputy goes on by the order of the court, whatever the age', async () => {
    const ordered = { kind: 'deputy', bornOn: '2010-01-10', givenOn: '2020-01-01' } as const
    expect(await inForce(ordered, '2026-01-11T00:00:00Z', '2028-01-11T00:00:00Z')).toEqual([true, true])
  })

  it('is none for a parent of somebody whose age is not known', async () => {
    const unknown = { bornOn: null, givenOn: '2020-01-01' }
    expect(await inForce({ ...unknown, kind: 'parent' }, '2020-01-02T00:00:00Z')).toEqual([false])
    expect(await inForce({ ...unknown, kind: 'attorney' }, '2020-01-02T00:00:00Z')).toEqual([true])
  })

  it('takes the day before for a birthday that the year does not have', async () => {
    const leap = { kind: 'parent', bornOn: '2008-02-29', givenOn: '2024-03-01' } as const
    expect(await inForce(leap, '2026-02-27T23:59:59Z', '2026-02-28T00:00:00Z')).toEqual([true, false])
  })

  it.each(['parent', 'attorney', 'deputy', 'advocate'] as const)('of a %s freezes at the person’s death', async (kind) => {
    const late = { kind, bornOn: '2009-01-10', givenOn: '2025-06-01', diedOn: '2025-07-05' } as const
    expect(await inForce(late, '2025-07-04T22:59:59Z', '2025-07-04T23:00:00Z')).toEqual([true, false])
  })
})
