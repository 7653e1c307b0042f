import type { OrganisationProfile } from '@candour/organisations'
import { scheduleOf, type Schedule } from './schedule.ts'

/** The schedules of the organisations served, each read once from its profile. @throws UnusableScheduleError from both functions */
export function schedules(profile: (code: string) => OrganisationProfile | undefined) {
  const read = new WeakMap<OrganisationProfile, Schedule>()
  const of = (organisation: OrganisationProfile): Schedule => {
    const known = read.get(organisation)
    if (known) return known
    const schedule = scheduleOf(organisation)
    read.set(organisation, schedule)
    return schedule
  }
  return {
    of,
    /** Undefined for an organisation that is not served. */
    ofCode: (code: string): Schedule | undefined => {
      const organisation = profile(code)
      return organisation && of(organisation)
    },
  }
}
