import type { Clock } from '@candour/database'
import { foundingProfiles } from '@candour/organisations'
import type { Network } from '../network.ts'
import { casts } from './cast/casts.ts'
import { seedPeople } from './seed-people.ts'
import { seedStaff } from './seed-staff.ts'
import { seedSystems } from './seed-systems.ts'

/**
 * Fills a new installation with the invented staff and people of every organisation, through the services' own rules. The organisations
 * have nothing to do with each other and are filled side by side.
 */
export async function seedDemonstration(network: Network, clock: Clock, progress: (done: string) => void): Promise<void> {
  const profiles = new Map(foundingProfiles().map((profile) => [profile.id, profile]))
  await Promise.all(
    casts.map(async (cast) => {
      const profile = profiles.get(cast.organisation)
      if (!profile) throw new RangeError(`There is no profile of ${cast.organisation}.`)
      const staff = await seedStaff(network, clock, cast)
      await seedSystems(network, cast)
      await seedPeople(network, clock, { cast, staff, profile })
      progress(`${profile.name}: ${cast.staff.length} members of staff, ${cast.people.length} people`)
    }),
  )
}
