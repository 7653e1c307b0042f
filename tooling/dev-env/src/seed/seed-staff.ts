import type { Clock } from '@candour/database'
import { newTotpSecret } from '@candour/identity'
import { demonstrationPassword } from '../demonstration-credentials.ts'
import type { Network } from '../network.ts'
import type { Cast, CastStaff } from './cast/cast.ts'
import { addStaffWithAccount, admitInspectorWithAccount } from './staff.ts'
import { daysBefore } from './person-of-cast.ts'

export interface SeededStaff {
  readonly id: string
  readonly name: string
  /** Team that they are a member of. */
  readonly teamId: string | null
}

/** The staff of a cast, by key. @throws RangeError for somebody who is not among them */
export type StaffOf = (key: string) => SeededStaff

/** The role that a key stands for: `support-worker.2` is a second support worker. */
const roleOf = ({ key }: CastStaff): string => {
  const [role = key] = key.split('.')
  return role === 'dpo' ? 'data-protection-officer' : role
}

/** First holders of these roles are named; everybody else's role is asked for and approved (DMWS-08). */
const named: readonly string[] = ['administrator', 'data-protection-officer']

/** Opens the accounts of an organisation's staff and gives them their roles and teams. */
export async function seedStaff(network: Network, clock: Clock, cast: Cast): Promise<StaffOf> {
  const { organisation, staff, inspectors, teams } = cast
  const { access } = network.seeding
  const account = ({ key, name }: CastStaff) => ({
    organisation,
    username: `${organisation}.${key}`,
    name,
    password: demonstrationPassword,
    totpSecret: newTotpSecret(),
  })
  const entered = await Promise.all(
    staff.map(async (member) => ({
      ...member,
      id: await addStaffWithAccount(network, clock, account(member)),
      role: roleOf(member),
    })),
  )
  const visiting: { key: string; name: string; id: string }[] = []
  for (const inspector of inspectors) {
    const until = daysBefore(clock.now(), -inspector.daysLeft)
    const id = await admitInspectorWithAccount(network, clock, account(inspector), until)
    visiting.push({ ...inspector, id })
  }
  const idOf = (key: string): string => {
    const found = [...entered, ...visiting].find((member) => member.key === key)
    if (!found) throw new RangeError(`Nobody on the staff of ${organisation} is called ${key}.`)
    return found.id
  }
  const approval = { requestedById: idOf('administrator'), approvedById: idOf('dpo') }
  // Those who ask and approve come first.
  for (const { id, role } of entered.toSorted((a, b) => Number(named.includes(b.role)) - Number(named.includes(a.role)))) {
    await access.grantRole({ organisation, staffMemberId: id, role, ...(named.includes(role) ? {} : { approval }) })
  }
  const teamOf = new Map<string, string>()
  for (const { name, manager, members } of teams) {
    const teamId = await access.createTeam({ organisation, name, managerId: idOf(manager) })
    for (const key of members) {
      await access.addToTeam({ organisation, teamId, staffMemberId: idOf(key) })
      teamOf.set(key, teamId)
    }
  }
  return (key) => ({
    id: idOf(key),
    name: staff.find((member) => member.key === key)?.name ?? key,
    teamId: teamOf.get(key) ?? null,
  })
}
