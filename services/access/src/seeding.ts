import type { Clock, Vault } from '@candour/database'
import { withOrganisation } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { londonDateOf } from '@candour/statutory-clock'
import { assign, assignSystem, type SystemAssignment } from './data/assignments.ts'
import type { AccessDatabase, AccessTransaction } from './data/database.ts'
import { exclude } from './data/exclusions.ts'
import { admitInspector } from './data/inspectors.ts'
import { addScope, registerIntegrator } from './data/integrators.ts'
import { linkPersonAccount } from './data/person-accounts.ts'
import { hide } from './data/representation-hidings.ts'
import { grant, type RepresentationWish } from './data/representations.ts'
import { giveFirstRole } from './data/role-grants.ts'
import { fileRoleRequest, settleRoleRequest } from './data/role-requests.ts'
import { recordEvidence } from './data/staff-evidence.ts'
import { addStaffMember, type NewStaffMember } from './data/staff-members.ts'
import { addToCaseload, addToTeam, createTeam } from './data/teams.ts'
import { open } from './data/work-items.ts'
import type { HidingWish } from './domain/hide-from-representative.ts'
import { prerequisites, type Prerequisite } from './domain/onboarding.ts'
import { isRefusal, type Refusal } from './domain/refusal.ts'
import type { WorkItemWish } from './domain/work-item.ts'
import { assignMany, seedTeams, supportWorkers, type SeededTeam, type TeamToSeed, type WorkerOfPerson } from './seeding-bulk.ts'

/** A rule of the domain refused what was to be seeded. */
export class SeedingRefused extends Error {
  override readonly name = 'SeedingRefused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.refused}: ${refusal.message}`)
    this.refusal = refusal
  }
}

interface Of {
  readonly organisation: string
}

export interface SeedingParts {
  readonly vault: Vault
  readonly profile: (organisation: string) => OrganisationProfile | undefined
}

/**
 * Sets an organisation up by the same rules and statements as its staff would: each call is one transaction.
 * @throws SeedingRefused when a rule refuses, with nothing written
 */
export function createAccessSeeding(db: AccessDatabase, clock: Clock, { vault, profile }: SeedingParts) {
  const inTransaction = <Result>(
    { organisation }: Of,
    work: (tx: AccessTransaction) => Promise<Result | Refusal>,
  ): Promise<Result> => withOrganisation(organisation, () => db.$transaction(async (tx) => granted(await work(tx))))
  const switchedOn = ({ organisation }: Of) => profile(organisation)?.roles ?? []

  return {
    /** Id of the new member of staff: that of their account when it is given. What must come before a role is on record for them. */
    addStaffMember: async ({
      without = [],
      ...staff
    }: NewStaffMember & { readonly without?: readonly Prerequisite[] }): Promise<string> =>
      (
        await inTransaction(staff, async (tx) => {
          const added = await addStaffMember(tx, clock, staff)
          for (const kind of prerequisites.filter((each) => !without.includes(each))) {
            const outcome = await recordEvidence(tx, clock, {
              organisation: staff.organisation,
              staffMemberId: added.id,
              kind,
              title: kind === 'undertaking' ? 'Undertaking of confidentiality' : 'Data protection for new staff',
              givenOn: londonDateOf(clock.now()),
              recordedById: null,
            })
            if (isRefusal(outcome)) return outcome
          }
          return added
        })
      ).id,

    /**
     * Gives a role. Without `approval` only the organisation's first administrator and data protection officer can be named; everybody
     * else's role is asked for by one and approved by another. [DMWS-08]
     */
    grantRole: async (
      wish: Of & {
        readonly staffMemberId: string
        readonly role: string
        readonly approval?: { readonly requestedById: string; readonly approvedById: string }
      },
    ): Promise<void> => {
      const { approval } = wish
      await inTransaction(wish, async (tx) => {
        if (!approval) return giveFirstRole(tx, clock, { ...wish, switchedOn: switchedOn(wish) })
        const request = await fileRoleRequest(tx, clock, {
          ...wish,
          requestedById: approval.requestedById,
          switchedOn: switchedOn(wish),
        })
        if (isRefusal(request)) return request
        const verdict = {
          organisation: wish.organisation,
          roleRequestId: request.id,
          decidedById: approval.approvedById,
          approve: true,
          needed: profile(wish.organisation)?.onboarding ?? prerequisites,
        }
        return settleRoleRequest(tx, clock, vault.session(), verdict)
      })
    },

    /** Lets an inspector in until the visit ends. Returns the id: that of their account when it is given. */
    admitInspector: async (inspector: NewStaffMember & { readonly until: Date }): Promise<string> =>
      (await inTransaction(inspector, (tx) => admitInspector(tx, clock, { ...inspector, switchedOn: switchedOn(inspector) }))).id,

    createTeam: async (team: Of & { readonly name: string; readonly managerId: string }): Promise<string> =>
      (await inTransaction(team, (tx) => createTeam(tx, clock, team))).id,

    addToTeam: async (member: Of & { readonly teamId: string; readonly staffMemberId: string }): Promise<void> => {
      await inTransaction(member, (tx) => addToTeam(tx, clock, member))
    },

    addToCaseload: async (person: Of & { readonly teamId: string; readonly subjectId: string }): Promise<void> => {
      await inTransaction(person, (tx) => addToCaseload(tx, clock, person))
    },

    /** Assigns a support worker. */
    assign: async (wish: Of & { readonly subjectId: string; readonly staffMemberId: string }): Promise<string> =>
      (await inTransaction(wish, (tx) => assign(tx, clock, { ...wish, createdById: null }))).id,

    /** Lets another organisation's system see a person: one to which they were referred, or that pays for their support. */
    assignSystem: async (wish: SystemAssignment): Promise<string> =>
      (await inTransaction(wish, (tx) => assignSystem(tx, clock, wish))).id,

    exclude: async (
      wish: Of & { readonly subjectId: string; readonly staffMemberId: string; readonly reason: string },
    ): Promise<void> => {
      await inTransaction(wish, (tx) => exclude(tx, clock, vault.session(), { ...wish, createdById: null }))
    },

    linkPersonAccount: async (link: Of & { readonly accountId: string; readonly subjectId: string }): Promise<void> => {
      await inTransaction(link, (tx) => linkPersonAccount(tx, clock, link))
    },

    /** Lets the account `representativeId` act for a person. Returns the id of the authority. */
    grantRepresentation: async (wish: Omit<RepresentationWish, 'grantedById'>): Promise<string> =>
      (await inTransaction(wish, (tx) => grant(tx, clock, vault.session(), { ...wish, grantedById: null }))).id,

    /** Keeps a category, or one note or complaint, from a representative of a person. */
    hideFromRepresentative: async (
      wish: Of & HidingWish & { readonly subjectId: string; readonly representativeId: string },
    ): Promise<void> => {
      await inTransaction(wish, (tx) => hide(tx, clock, wish, { ...wish, byId: null }))
    },

    /** Says what a record is looked into for. */
    openWorkItem: async (
      wish: Of & WorkItemWish & { readonly subjectId: string; readonly openedById: string },
    ): Promise<string> => (await inTransaction(wish, (tx) => open(tx, clock, vault.session(), wish))).id,

    registerIntegrator: async (integrator: Of & { readonly clientId: string; readonly name: string }): Promise<void> => {
      await inTransaction(integrator, (tx) => registerIntegrator(tx, integrator))
    },

    grantScope: async (
      scope: Of & { readonly clientId: string; readonly categoryPattern: string; readonly purpose: string },
    ): Promise<void> => {
      await inTransaction(scope, (tx) => addScope(tx, clock, scope))
    },

    /** Whole teams at once, in one transaction. */
    addTeams: ({ organisation, teams }: Of & { readonly teams: readonly TeamToSeed[] }): Promise<SeededTeam[]> =>
      withOrganisation(organisation, () =>
        db.$transaction((tx) => seedTeams(tx, clock, organisation, teams), { timeout: 120_000, maxWait: 60_000 }),
      ),

    /** Assigns many people to their workers, in one transaction. Can be run again. */
    assignMany: ({ organisation, people }: Of & { readonly people: readonly WorkerOfPerson[] }): Promise<void> =>
      withOrganisation(organisation, () =>
        db.$transaction((tx) => assignMany(tx, clock, organisation, people), { timeout: 120_000, maxWait: 60_000 }),
      ),

    /** The support workers among these user names, by user name. */
    supportWorkers: ({ organisation, usernames }: Of & { readonly usernames: readonly string[] }) =>
      withOrganisation(organisation, () => supportWorkers(db, clock, usernames)),

    /** How many members of staff have user names that begin like this. */
    countStaff: ({ organisation, prefix }: Of & { readonly prefix: string }): Promise<number> =>
      withOrganisation(organisation, () => db.staffMember.count({ where: { username: { startsWith: prefix } } })),
  }
}

export type AccessSeeding = ReturnType<typeof createAccessSeeding>

function granted<Result>(outcome: Result | Refusal): Result {
  if (isRefusal(outcome)) throw new SeedingRefused(outcome)
  return outcome
}
