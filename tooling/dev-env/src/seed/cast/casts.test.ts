import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { birthDateOf } from '../person-of-cast.ts'
import { casts } from './casts.ts'

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]
const hasRightCheckDigit = (number: string) =>
  (11 - (weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11)) % 11 === Number(number[9])

describe.each(casts.map((cast) => [cast.organisation, cast] as const))(
  'the cast of %s',
  (organisation, { people, staff, teams }) => {
    const profile = foundingProfiles().find(({ id }) => id === organisation)

    it('can be reached only where nobody is, under numbers that are never issued', () => {
      for (const { contact, nhsNumber } of people) {
        expect(contact.phone ?? '+447700900000').toMatch(/^\+44(7700900\d{3}|1632960\d{3}|2079460\d{3})$/)
        expect(contact.email ?? 'a@example.com').toMatch(/@example\.(com|org)$/)
        expect(contact.address?.postcode ?? 'ZZ99 3WZ').toMatch(/^ZZ99 3[VW]Z$/)
        if (nhsNumber !== undefined) expect(/^999\d{7}$/.test(nhsNumber) && hasRightCheckDigit(nhsNumber)).toBe(true)
      }
    })

    it('tells of each person only what their service asks for, and keeps records of kinds that the schedule knows', () => {
      const governed = new Set<string>(profile?.retention.rules.flatMap(({ appliesTo }) => appliesTo))
      for (const person of people) {
        const asked: readonly string[] = profile?.services.find(({ code }) => code === person.service)?.fields ?? []
        const told = [
          ...(['preferredName', 'nhsNumber', 'physicalHealth', 'mentalHealth', 'ethnicity', 'religion'] as const).filter(
            (field) => person[field] !== undefined,
          ),
          ...(['email', 'phone', 'address', 'preferredChannel', 'safeContact'] as const).filter((field) => person.contact[field]),
        ]
        expect({ key: person.key, notAsked: told.filter((field) => !asked.includes(field)) }).toEqual({
          key: person.key,
          notAsked: [],
        })
        expect(person.recordKinds.filter((kind) => !governed.has(kind))).toEqual([])
      }
    })

    it('has a worker with a team for everybody, and an administrator and an officer who approves', () => {
      const inTeams = teams.flatMap(({ members }) => members)
      expect(people.filter(({ worker }) => !inTeams.includes(worker))).toEqual([])
      expect(staff.map(({ key }) => key)).toEqual(expect.arrayContaining(['administrator', 'dpo', ...inTeams]))
    })
  },
)

it('has no two people of the same name or number, in whatever organisation', () => {
  const everybody = casts.flatMap(({ people }) => people)
  const distinct = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length)
  distinct(everybody.map(({ familyName, givenName }) => `${givenName} ${familyName}`))
  distinct(everybody.map(({ familyName }) => familyName))
  distinct(everybody.flatMap(({ nhsNumber }) => nhsNumber ?? []))
})

describe('somebody of an age', () => {
  const born = { age: 15, birthday: '04-02' }
  it.each([
    ['2026-04-01T12:00:00Z', '2010-04-02'],
    ['2026-04-02T12:00:00Z', '2011-04-02'],
    ['2026-11-25T12:00:00Z', '2011-04-02'],
  ])('on %s was born on %s', (now, birthDate) => {
    expect(birthDateOf({ born }, new Date(now))).toBe(birthDate)
  })

  it('died at that age', () => {
    expect(birthDateOf({ born, diedDaysAgo: 100 }, new Date('2026-04-20T12:00:00Z'))).toBe('2010-04-02')
  })
})
