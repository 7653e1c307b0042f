import { newId, withOrganisation, type Clock, type JobHandler } from '@candour/database'
import { assign } from './assignments.ts'
import type { AccessDatabase } from './database.ts'
import { lasting } from './in-force.ts'

/** Sent in the transaction that registers a service user. */
export type RegisteredServiceUser = {
  readonly organisation: string
  readonly serviceUserId: string
  readonly staffMemberId: string
}

/**
 * After a person was registered: assigns them to the worker who did it and puts them into the care of that worker's teams. Can be run
 * again: what is there already stays. A worker who may not be assigned (they left, or were excluded meanwhile) is not; their teams
 * still take the person over.
 */
export const assignRegisteringWorker =
  (db: AccessDatabase, clock: Clock): JobHandler<RegisteredServiceUser> =>
  ({ data: { organisation, serviceUserId: subjectId, staffMemberId } }) =>
    withOrganisation(organisation, () =>
      db.$transaction(async (tx) => {
        // Locks the member of staff, and so keeps two runs of this job apart.
        await assign(tx, clock, { organisation, subjectId, staffMemberId, createdById: staffMemberId })
        const now = clock.now()
        const teams = await tx.teamMember.findMany({ where: { staffMemberId, ...lasting(now) }, select: { teamId: true } })
        const taken = await tx.teamCaseload.findMany({ where: { subjectId, ...lasting(now) }, select: { teamId: true } })
        const missing = teams.filter(({ teamId }) => !taken.some((caseload) => caseload.teamId === teamId))
        await tx.teamCaseload.createMany({
          data: missing.map(({ teamId }) => ({ id: newId(clock), organisation, teamId, subjectId, fromAt: now })),
        })
      }),
    )
