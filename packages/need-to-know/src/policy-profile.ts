import type { RelationshipKind } from './subject-facts.ts'
import type { CategoryPattern, Purpose, RoleName } from './viewer.ts'

/**
 * "This needs the person's consent": a read of such a category under such a purpose, by a viewer who stands in such a relationship,
 * needs the consent item to be in force.
 */
export interface ConsentGate {
  /** Code of the consent item. */
  readonly item: string
  readonly categories: readonly CategoryPattern[]
  readonly purposes: readonly Purpose[]
  /** Empty means: whatever the relationship. */
  readonly relationships: readonly RelationshipKind[]
}

/** "Not here": data that an organisation keeps from a role although the policy would give it, for all that is done to it. */
export interface Withholding {
  readonly roles: readonly RoleName[]
  readonly categories: readonly CategoryPattern[]
  /** Empty means: whatever the purpose. */
  readonly purposes: readonly Purpose[]
}

/**
 * What an organisation may settle about the policy: roles switched off, data kept from a role, consents asked for. Each can only narrow
 * it: there is no way to write down a grant.
 */
export interface PolicyProfile {
  /** Short code of the organisation, such as `dmws`. */
  readonly id: string
  /** Roles that exist here. */
  readonly roles: readonly RoleName[]
  readonly consentGates: readonly ConsentGate[]
  /** None when not said. */
  readonly withheld?: readonly Withholding[]
}
