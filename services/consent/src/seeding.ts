import { withOrganisation, type Clock, type Vault } from '@candour/database'
import type { ConsentFormProfile, OrganisationProfile } from '@candour/organisations'
import type { ConsentMethod, DecidedState } from './domain/consent.ts'
import { currentWording, isDecidable, itemOf } from './domain/form.ts'
import { lockConsent } from './data/consent-state.ts'
import type { ConsentDatabase } from './data/database.ts'
import { recordDecision } from './data/record-decision.ts'
import { recordFirstDecisions, type FirstDecision } from './data/record-many.ts'

/** A decision as a seed tells of it. */
export interface DecisionToSeed {
  readonly item: string
  readonly state: DecidedState
  readonly method: ConsentMethod | null
  readonly at: Date
  /** The member of staff who recorded it, with their name, or the person by their account. */
  readonly by:
    | { readonly id: string; readonly kind: 'STAFF'; readonly name: string }
    | { readonly id: string; readonly kind: 'PERSON' }
}

/** A first decision as it is told of many people at once. */
export interface FirstDecisionToSeed {
  readonly serviceUserId: string
  readonly item: string
  readonly state: 'GIVEN' | 'REFUSED'
  readonly method: ConsentMethod
  readonly at: Date
  /** `YYYY-MM-DD` */
  readonly visitedOn?: string
  /** The member of staff who recorded it. */
  readonly by: { readonly id: string; readonly name: string | null }
  /** Names what happens to a person once, such as `registration`: recorded again, it changes nothing. */
  readonly onceOnly?: string
}

/** Puts decisions on record through the same data layer as the API. Each call is one transaction. */
export function createConsentSeeding(
  db: ConsentDatabase,
  vault: Vault,
  clock: Clock,
  profile: (organisation: string) => OrganisationProfile | undefined,
) {
  return {
    /** Records decisions of one person, in the order given. @throws RangeError for an item about which nobody decides */
    recordDecisions: (organisation: string, serviceUserId: string, decisions: readonly DecisionToSeed[]): Promise<void> =>
      withOrganisation(organisation, async () => {
        const form = profile(organisation)?.consent.form
        if (!form) throw new RangeError(`The organisation ${organisation} is not served here.`)
        const session = vault.session()
        await db.$transaction(async (tx) => {
          for (const { item: code, state, method, at, by } of decisions) {
            const item = itemOf(form, code)
            if (!item || !isDecidable(item)) throw new RangeError(`Nobody decides about ${code}.`)
            const before = await lockConsent(tx, { organisation, serviceUserId, itemCode: code })
            await recordDecision(
              { tx, vault: session, clock },
              { organisation, serviceUserId, decidedAt: at, recorder: { ...by, name: by.kind === 'STAFF' ? by.name : null } },
              {
                itemCode: code,
                state,
                wordingVersion: currentWording(item).version,
                formCode: form.code,
                formVersion: form.version,
                method,
                signature: null,
              },
              before,
            )
          }
        })
      }),

    /**
     * Records first decisions of many people in one transaction. A consent given later stays in force, and a withdrawal stays one.
     * @throws RangeError for an item about which nobody decides
     */
    recordMany: (organisation: string, decisions: readonly FirstDecisionToSeed[]): Promise<void> =>
      withOrganisation(organisation, async () => {
        const form = profile(organisation)?.consent.form
        if (!form) throw new RangeError(`The organisation ${organisation} is not served here.`)
        const rows = decisions.map((decision) => firstDecision(form, decision))
        await db.$transaction((tx) => recordFirstDecisions(tx, clock, organisation, rows), { timeout: 120_000, maxWait: 60_000 })
      }),
  }
}

export type ConsentSeeding = ReturnType<typeof createConsentSeeding>

function firstDecision(form: ConsentFormProfile, { item: code, at, by, ...decision }: FirstDecisionToSeed): FirstDecision {
  const item = itemOf(form, code)
  if (!item || !isDecidable(item)) throw new RangeError(`Nobody decides about ${code}.`)
  return {
    ...decision,
    itemCode: code,
    wordingVersion: currentWording(item).version,
    formCode: form.code,
    formVersion: form.version,
    visitedOn: decision.visitedOn ?? null,
    decidedAt: at,
    recordedById: by.id,
    recordedByName: by.name,
    onceOnly: decision.onceOnly ?? null,
  }
}
