import type { DataCategory } from '@candour/need-to-know'
import type { OrganisationProfile } from '@candour/organisations'
import type { PersonToSeed } from '@candour/service-users'
import type { CastPerson } from './cast/cast.ts'
import type { StaffOf } from './seed-staff.ts'

const day = 24 * 60 * 60 * 1000

/** The instant so many days before another. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day)

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)

/** A day of birth. Somebody of an age had their last birthday on or before the day they are counted at. */
export function birthDateOf({ born, diedDaysAgo = 0 }: Pick<CastPerson, 'born' | 'diedDaysAgo'>, now: Date): string {
  if (typeof born === 'string') return born
  const countedOn = dayOf(daysBefore(now, diedDaysAgo))
  const year = Number(countedOn.slice(0, 4)) - born.age - (countedOn.slice(5) < born.birthday ? 1 : 0)
  return `${year}-${born.birthday}`
}

/** A person of a cast as the service puts them on record. */
export function personOfCast(person: CastPerson, profile: OrganisationProfile, staff: StaffOf, now: Date): PersonToSeed {
  const { source, status, physicalHealth, mentalHealth, ethnicity, religion, recordFacts } = person
  const { agreedToStoreDaysAgo, closedDaysAgo, diedDaysAgo } = person
  const background = { source, status, physicalHealth, mentalHealth, ethnicity, religion, recordFacts }
  return {
    ...(Object.fromEntries(Object.entries(background).filter(([, value]) => value !== undefined)) as Pick<
      PersonToSeed,
      keyof typeof background
    >),
    ...(closedDaysAgo === undefined ? {} : { closedAt: daysBefore(now, closedDaysAgo) }),
    ...(diedDaysAgo === undefined ? {} : { diedOn: dayOf(daysBefore(now, diedDaysAgo)) }),
    registeredBy: staff(person.worker).id,
    registration: {
      givenName: person.givenName,
      familyName: person.familyName,
      preferredName: person.preferredName ?? null,
      birthDate: birthDateOf(person, now),
      nhsNumber: person.nhsNumber ?? null,
      service: person.service,
      contact: person.contact,
      noContactReason: person.noContactReason ?? null,
      recordKinds: person.recordKinds,
      storageConsent:
        agreedToStoreDaysAgo === undefined || !profile.consent.requiredToStore
          ? null
          : {
              item: profile.consent.storageItem,
              wordingVersion: 1,
              method: 'IN_PERSON',
              visitedOn: dayOf(daysBefore(now, agreedToStoreDaysAgo)),
            },
    },
    notes: (person.notes ?? []).map(({ by, daysAgo, kind, text, holds = [] }) => ({
      text,
      kind,
      categories: ['support.notes', ...holds] as DataCategory[],
      occurredAt: daysBefore(now, daysAgo),
      author: staff(by),
    })),
  }
}
