import type { Persona } from '@candour/gateway'
import { foundingProfiles } from '@candour/organisations'
import type { Cast } from './seed/cast/cast.ts'
import { casts } from './seed/cast/casts.ts'

const nameOf = (organisation: string): string => foundingProfiles().find(({ id }) => id === organisation)?.name ?? organisation

function personasOf({ organisation, staff, inspectors, people, systems }: Cast): Persona[] {
  const as =
    (signsInAt: Persona['signsInAt']) =>
    ({ key, shows }: { readonly key: string; readonly shows: string }) => ({
      username: `${organisation}.${key}`,
      organisation: nameOf(organisation),
      signsInAt,
      shows,
    })
  return [
    ...staff.map(as('staff')),
    ...inspectors.map(as('staff')),
    ...people.map((person) => as(person.signsIn ? 'my' : 'nowhere')(person)),
    ...people.flatMap(({ representatives = [] }) => representatives.map(as('my'))),
    ...systems.map(as('api')),
  ]
}

/** The invented people of the demonstration, by the name they sign in with, those of one organisation together. */
export const personas: readonly Persona[] = casts.flatMap(personasOf)
