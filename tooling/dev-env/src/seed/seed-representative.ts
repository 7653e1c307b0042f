import { newId, type Clock } from '@candour/database'
import { demonstrationPassword } from '../demonstration-credentials.ts'
import type { Network } from '../network.ts'
import type { CastRepresentative } from './cast/cast.ts'
import { daysBefore } from './person-of-cast.ts'

interface Of {
  readonly organisation: string
  readonly subjectId: string
}

/** Opens the account of somebody who acts for a person, and enters their authority. */
export async function seedRepresentative(
  { identity, seeding: { access } }: Network,
  clock: Clock,
  { organisation, subjectId }: Of,
  { key, name, shows: _shows, givenDaysAgo, daysLeft, ...authority }: CastRepresentative,
): Promise<void> {
  const representativeId = newId(clock)
  const day = (days: number) => daysBefore(clock.now(), days).toISOString().slice(0, 10)
  await identity.openAccount({
    id: representativeId,
    organisation,
    kind: 'representative',
    username: `${organisation}.${key}`,
    displayName: name,
    password: demonstrationPassword,
  })
  await access.grantRepresentation({
    organisation,
    subjectId,
    representativeId,
    ...authority,
    name,
    givenOn: day(givenDaysAgo),
    lastDay: daysLeft === undefined ? null : day(-daysLeft),
  })
}
