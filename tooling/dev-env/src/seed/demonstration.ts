import { newId, type Clock } from '@candour/database'
import { newTotpSecret, type Identity } from '@candour/identity'
import type { Network } from '../network.ts'
import { demonstrationPassword, partnerAgencySecret } from '../personas.ts'
import { dmwsPeople, type SeededPerson } from './dmws-people.ts'
import { addStaffWithAccount } from './staff.ts'

const organisation = 'dmws'

/** Fills a new installation with invented staff and people, through the services' own rules. */
export async function seedDemonstration(network: Network, clock: Clock, progress: (done: string) => void): Promise<void> {
  const { access } = network.seeding
  const staff = (username: string, name: string) =>
    addStaffWithAccount(network, clock, {
      organisation,
      username,
      name,
      password: demonstrationPassword,
      totpSecret: newTotpSecret(),
    })

  const administrator = await staff('dmws.administrator', 'Chris Lane')
  const officer = await staff('dmws.dpo', 'Jo Bennett')
  const manager = await staff('dmws.team-manager', 'Morgan Ellis')
  const alex = { id: await staff('dmws.support-worker', 'Alex Reed'), name: 'Alex Reed' }
  const priya = { id: await staff('dmws.support-worker.2', 'Priya Shah'), name: 'Priya Shah' }
  await access.grantRole({ organisation, staffMemberId: administrator, role: 'administrator' })
  await access.grantRole({ organisation, staffMemberId: officer, role: 'data-protection-officer' })
  const approval = { requestedById: administrator, approvedById: officer }
  const complaints = await staff('dmws.complaints-officer', 'Kit Doyle')
  const records = await staff('dmws.records-officer', 'Sal Moreno')
  await access.grantRole({ organisation, staffMemberId: complaints, role: 'complaints-officer', approval })
  await access.grantRole({ organisation, staffMemberId: records, role: 'records-officer', approval })
  await access.grantRole({ organisation, staffMemberId: manager, role: 'team-manager', approval })
  await access.grantRole({ organisation, staffMemberId: alex.id, role: 'support-worker', approval })
  await access.grantRole({ organisation, staffMemberId: priya.id, role: 'support-worker', approval })
  const teams = {
    alex: await seedTeam(network, 'Welfare team north', manager, alex.id),
    priya: await seedTeam(network, 'Welfare team south', manager, priya.id),
  }
  progress('staff')

  await network.identity.registerClient({
    clientId: 'dmws.partner-agency',
    organisation,
    name: 'Harbour Housing Trust',
    secret: partnerAgencySecret,
  })
  await access.registerIntegrator({ organisation, clientId: 'dmws.partner-agency', name: 'Harbour Housing Trust' })
  for (const categoryPattern of ['identity', 'contact', 'support.plan', 'special.health.physical']) {
    await access.grantScope({ organisation, clientId: 'dmws.partner-agency', categoryPattern, purpose: 'care' })
  }
  progress('a partner agency')

  for (const seeded of dmwsPeople(clock.now(), { alex, priya })) {
    await seedPerson(network, clock, teams[seeded.worker], { alex, priya }, seeded)
    progress(seeded.username)
  }
}

async function seedTeam({ seeding }: Network, name: string, managerId: string, memberId: string): Promise<string> {
  const teamId = await seeding.access.createTeam({ organisation, name, managerId })
  await seeding.access.addToTeam({ organisation, teamId, staffMemberId: memberId })
  return teamId
}

async function seedPerson(
  { seeding, identity }: { readonly seeding: Network['seeding']; readonly identity: Identity },
  clock: Clock,
  teamId: string,
  workers: Readonly<Record<'alex' | 'priya', { readonly id: string; readonly name: string }>>,
  seeded: SeededPerson,
): Promise<void> {
  const { access, serviceUsers, consent } = seeding
  const worker = workers[seeded.worker]
  const subjectId = await serviceUsers.addPerson(organisation, {
    ...seeded.person,
    // By its retention schedule the organisation keeps records of this kind only (DMWS-11).
    registration: { ...seeded.person.registration, recordKinds: ['welfare-case'] },
    registeredBy: worker.id,
  })
  await access.addToCaseload({ organisation, teamId, subjectId })
  await access.assign({ organisation, subjectId, staffMemberId: worker.id })
  if (seeded.excluded) {
    const { staff, reason } = seeded.excluded
    await access.exclude({ organisation, subjectId, staffMemberId: workers[staff].id, reason })
  }
  if (seeded.referredToPartner) await access.assign({ organisation, subjectId, clientId: 'dmws.partner-agency' })
  const decided = { method: 'IN_PERSON', at: clock.now(), by: { kind: 'STAFF', ...worker } } as const
  await consent.recordDecisions(organisation, subjectId, [
    ...['store-and-use', ...seeded.agreedTo].map((item) => ({ item, state: 'GIVEN', ...decided }) as const),
    ...seeded.refused.map((item) => ({ item, state: 'REFUSED', ...decided }) as const),
  ])
  if (!seeded.signsIn) return
  const accountId = newId(clock)
  const { givenName, preferredName, familyName } = seeded.person.registration
  await identity.openAccount({
    id: accountId,
    organisation,
    kind: 'service-user',
    username: seeded.username,
    displayName: `${preferredName ?? givenName} ${familyName}`,
    password: demonstrationPassword,
  })
  await access.linkPersonAccount({ organisation, accountId, subjectId })
}
