import { newId, type Clock } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { demonstrationPassword } from '../demonstration-credentials.ts'
import type { Network } from '../network.ts'
import type { Cast, CastPerson } from './cast/cast.ts'
import { daysBefore, personOfCast } from './person-of-cast.ts'
import { seedCase } from './seed-case.ts'
import { seedRepresentative } from './seed-representative.ts'
import type { StaffOf } from './seed-staff.ts'

interface Filled {
  readonly cast: Cast
  readonly staff: StaffOf
  readonly profile: OrganisationProfile
}

/** Puts the people of a cast on record, one after the other: references are given out in the order of the cast. */
export async function seedPeople(network: Network, clock: Clock, filled: Filled): Promise<void> {
  for (const person of filled.cast.people) await seedPerson(network, clock, filled, person)
}

async function seedPerson(
  network: Network,
  clock: Clock,
  { cast: { organisation }, staff, profile }: Filled,
  person: CastPerson,
): Promise<void> {
  const { access, serviceUsers, consent, retention } = network.seeding
  const now = clock.now()
  const worker = staff(person.worker)
  const subjectId = await serviceUsers.addPerson(organisation, personOfCast(person, profile, staff, now))
  if (worker.teamId) await access.addToCaseload({ organisation, teamId: worker.teamId, subjectId })
  await access.assign({ organisation, subjectId, staffMemberId: worker.id })
  if (person.excluded) {
    const { staff: key, reason } = person.excluded
    await access.exclude({ organisation, subjectId, staffMemberId: staff(key).id, reason })
  }
  const systems = [
    [person.referredTo, 'referral-recipient'],
    [person.paidForBy, 'commissioner'],
  ] as const
  for (const [key, as] of systems) {
    if (key !== undefined) await access.assignSystem({ organisation, subjectId, clientId: `${organisation}.${key}`, as })
  }
  const decided = { method: 'IN_PERSON', at: now, by: { kind: 'STAFF', ...worker } } as const
  const storage = profile.consent.requiredToStore ? [profile.consent.storageItem] : []
  const decisions = [
    ...[...storage, ...(person.agreedTo ?? [])].map((item) => ({ item, state: 'GIVEN', ...decided }) as const),
    ...(person.refused ?? []).map((item) => ({ item, state: 'REFUSED', ...decided }) as const),
  ]
  if (decisions.length > 0) await consent.recordDecisions(organisation, subjectId, decisions)
  if (person.hold) {
    const { by, daysAgo, ...hold } = person.hold
    await retention.placeHold(organisation, subjectId, { ...hold, at: daysBefore(now, daysAgo), by: staff(by) })
  }
  for (const { by, inspector, ...work } of person.work ?? []) {
    const forId = inspector === undefined ? null : staff(inspector).id
    await access.openWorkItem({ organisation, subjectId, ...work, openedById: staff(by).id, forId })
  }
  const accountId = person.signsIn ? await openAccount(network, clock, organisation, person, subjectId) : null
  for (const representative of person.representatives ?? []) {
    await seedRepresentative(network, clock, { organisation, subjectId }, representative)
  }
  for (const brought of person.cases ?? []) {
    const actor = (key: string) => (key === person.key && accountId ? { id: accountId } : staff(key))
    await seedCase(network, { organisation, subjectId, staff, actor, now }, brought)
  }
}

async function openAccount(
  { identity, seeding: { access } }: Network,
  clock: Clock,
  organisation: string,
  { key, givenName, preferredName, familyName }: CastPerson,
  subjectId: string,
): Promise<string> {
  const accountId = newId(clock)
  await identity.openAccount({
    id: accountId,
    organisation,
    kind: 'service-user',
    username: `${organisation}.${key}`,
    displayName: `${preferredName ?? givenName} ${familyName}`,
    password: demonstrationPassword,
  })
  await access.linkPersonAccount({ organisation, accountId, subjectId })
  return accountId
}
