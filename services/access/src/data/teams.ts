import { newId, type Clock } from '@candour/database'
import type { AccessTransaction } from './database.ts'

/** Founds a team with its manager. */
export const createTeam = (
  tx: AccessTransaction,
  clock: Clock,
  { organisation, name, managerId }: { readonly organisation: string; readonly name: string; readonly managerId: string },
) => tx.team.create({ data: { id: newId(clock), organisation, name, managerId } })

/** Puts a member of staff into a team, from now on. */
export const addToTeam = (
  tx: AccessTransaction,
  clock: Clock,
  {
    organisation,
    teamId,
    staffMemberId,
  }: { readonly organisation: string; readonly teamId: string; readonly staffMemberId: string },
) => tx.teamMember.create({ data: { id: newId(clock), organisation, teamId, staffMemberId, fromAt: clock.now() } })

/** Puts a service user into a team's care, from now on. */
export const addToCaseload = (
  tx: AccessTransaction,
  clock: Clock,
  { organisation, teamId, subjectId }: { readonly organisation: string; readonly teamId: string; readonly subjectId: string },
) => tx.teamCaseload.create({ data: { id: newId(clock), organisation, teamId, subjectId, fromAt: clock.now() } })
