import { newId, type Clock } from '@candour/database'
import {
  insertAssignments,
  insertCaseloads,
  insertRoleGrants,
  insertStaff,
  insertTeamMembers,
  insertTeams,
} from './data/bulk-statements.ts'
import type { AccessTransaction } from './data/database.ts'
import { grantInForce, lasting } from './data/in-force.ts'

/** A team of invented staff. */
export interface TeamToSeed {
  readonly name: string
  readonly manager: StaffToSeed
  readonly workers: readonly StaffToSeed[]
}
interface StaffToSeed {
  readonly username: string
  readonly name: string
}

/** A team as it was made, with the ids of its people. */
export interface SeededTeam {
  readonly id: string
  readonly workers: readonly { readonly id: string; readonly username: string; readonly name: string }[]
}

/** A person and the support worker who works with them. */
export interface WorkerOfPerson {
  readonly subjectId: string
  readonly staffMemberId: string
  /** Since when. */
  readonly fromAt: Date
  /** Null for what was entered while the organisation was set up. */
  readonly createdById?: string | null
}

/** Puts whole teams on the staff, their roles approved by the data protection officer [DMWS-08]. Nobody of them can sign in yet. */
export async function seedTeams(
  tx: AccessTransaction,
  clock: Clock,
  organisation: string,
  teams: readonly TeamToSeed[],
): Promise<SeededTeam[]> {
  const now = clock.now()
  const officer = await tx.roleGrant.findFirst({ where: { role: 'data-protection-officer', ...grantInForce(now) } })
  if (!officer) throw new RangeError('Roles are approved by the data protection officer, and this organisation has none.')
  const made = teams.map((team) => ({
    id: newId(clock),
    name: team.name,
    manager: { ...team.manager, id: newId(clock), role: 'team-manager' },
    workers: team.workers.map((worker) => ({ ...worker, id: newId(clock), role: 'support-worker' })),
  }))
  const everybody = made.flatMap(({ manager, workers }) => [manager, ...workers])
  await insertStaff(
    tx,
    organisation,
    everybody.map((staff) => ({ ...staff, joinedAt: now })),
  )
  await insertRoleGrants(
    tx,
    organisation,
    everybody.map(({ id, role }) => ({
      id: newId(clock),
      staffMemberId: id,
      role,
      effectiveFrom: now,
      approvedById: officer.accountId,
    })),
  )
  await insertTeams(
    tx,
    organisation,
    made.map(({ id, name, manager }) => ({ id, name, managerId: manager.id })),
  )
  await insertTeamMembers(
    tx,
    organisation,
    made.flatMap(({ id, workers }) =>
      workers.map((worker) => ({ id: newId(clock), teamId: id, staffMemberId: worker.id, fromAt: now })),
    ),
  )
  return made.map(({ id, workers }) => ({
    id,
    workers: workers.map((worker) => ({ id: worker.id, username: worker.username, name: worker.name })),
  }))
}

/**
 * Assigns many people to their workers and puts them into the care of the workers' teams, by three statements. Can be run again: what
 * was done before, also if it has ended since, is not done a second time.
 */
export async function assignMany(
  tx: AccessTransaction,
  clock: Clock,
  organisation: string,
  people: readonly WorkerOfPerson[],
): Promise<void> {
  const workers = [...new Set(people.map(({ staffMemberId }) => staffMemberId))]
  const memberships = await tx.teamMember.findMany({
    where: { staffMemberId: { in: workers }, ...lasting(clock.now()) },
    select: { staffMemberId: true, teamId: true },
  })
  const teamsOf = Map.groupBy(memberships, ({ staffMemberId }) => staffMemberId)
  await insertAssignments(
    tx,
    organisation,
    people.map((person) => ({ createdById: null, ...person, id: newId(clock) })),
  )
  await insertCaseloads(
    tx,
    organisation,
    people.flatMap(({ subjectId, staffMemberId, fromAt }) =>
      (teamsOf.get(staffMemberId) ?? []).map(({ teamId }) => ({ id: newId(clock), teamId, subjectId, fromAt })),
    ),
  )
}

/** The support workers among these user names, by user name: those who are on the staff now and have the role. */
export async function supportWorkers(
  tx: AccessTransaction,
  clock: Clock,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const now = clock.now()
  const rows = await tx.staffMember.findMany({
    where: {
      username: { in: [...usernames] },
      OR: [{ leftAt: null }, { leftAt: { gt: now } }],
      grants: { some: { role: 'support-worker', ...grantInForce(now) } },
    },
    select: { id: true, username: true, name: true },
  })
  return new Map(rows.map(({ id, username, name }) => [username, { id, name }]))
}
