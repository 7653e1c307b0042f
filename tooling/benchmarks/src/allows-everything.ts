import { SubjectFactsLoader } from '@candour/decision-facts'
import { type DataCategory, type Decision, type ResourceRef, type ViewerPolicy } from '@candour/need-to-know'
import { RequestDecisions, type AuditTrail } from '@candour/subgraph-kit'

export const allowed: Decision = Object.freeze({ allowed: true })

const nothingIsRead = {
  $queryRawUnsafe: () => Promise.reject(new Error('A runtime that allows everything reads no facts.')),
}
const nobody = { id: '', organisation: '', kind: 'staff', purpose: null } as const

/** Decides nothing and allows all: what the product costs without need-to-know. It exists for this measurement alone. */
export class AllowsEverything extends RequestDecisions {
  constructor(policy: ViewerPolicy, audit: AuditTrail) {
    super(policy, new SubjectFactsLoader(nothingIsRead, nobody, { now: () => new Date(0) }), audit)
  }

  override decide(): Decision {
    return allowed
  }

  override decideAction(): Decision {
    return allowed
  }

  override async may(): Promise<boolean> {
    return true
  }

  override async know(): Promise<void> {}

  override readable(_ref: ResourceRef, categories: readonly DataCategory[]): readonly DataCategory[] {
    return categories
  }
}
