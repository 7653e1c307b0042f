import { everybody, everybodyOnStaff, kindOfRole, rulesOfRole } from './by-role/all-roles.ts'
import { expandPattern } from './category-pattern.ts'
import type { Action } from './decision.ts'
import type { PolicyProfile } from './policy-profile.ts'
import type { PolicyRole, Rule } from './sentence.ts'
import { roleNames } from './viewer.ts'
import type { AssuranceLevel, CategoryPattern, Purpose } from './viewer.ts'

/** One grouped rule of the policy, for people to read: committed, compared in checks, shown in the staff portal. */
export interface MatrixRow {
  readonly role: PolicyRole
  readonly action: Action
  readonly category: CategoryPattern
  /** How the viewer must stand to the person, or `the organisation`. */
  readonly relationship: string
  readonly purposes: readonly Purpose[] | 'any-stated' | 'none-needed'
  readonly assurance: AssuranceLevel
  /** Codes of the consent items that parts of this category need; empty for none. */
  readonly consent: readonly string[]
}

/** The policy of an organisation as grouped rows: one for each role, action, category pattern and relationship. */
export const matrix = (profile: PolicyProfile): MatrixRow[] => {
  const switchedOn = roleNames.filter((name) => profile.roles.includes(name))
  const staffed = switchedOn.some((name) => kindOfRole[name] === 'staff')
  const rules = [...switchedOn.flatMap((name) => rulesOfRole[name]), ...(staffed ? everybodyOnStaff : []), ...everybody]
  return rules.flatMap((rule) =>
    rule.categories.map((category) => ({
      role: rule.role,
      action: rule.action,
      category,
      relationship: rule.standing.says,
      purposes: rule.purposes,
      assurance: rule.assurance,
      consent: consentItemsOf(rule, category, profile),
    })),
  )
}

const consentItemsOf = (rule: Rule, category: CategoryPattern, { consentGates }: PolicyProfile): string[] => {
  const { relationships } = rule.standing
  const exempt = rule.role === 'service-user' || rule.role === 'data-protection-officer'
  if (rule.action !== 'read' || rule.purposes === 'none-needed' || relationships === 'none' || exempt) return []
  const categories = expandPattern(category)
  const gates = consentGates.filter(
    (gate) =>
      gate.categories.flatMap(expandPattern).some((gated) => categories.includes(gated)) &&
      gate.purposes.some((purpose) => rule.purposes === 'any-stated' || rule.purposes.includes(purpose)) &&
      (gate.relationships.length === 0 ||
        relationships === 'any' ||
        gate.relationships.some((relationship) => relationships.includes(relationship))),
  )
  return [...new Set(gates.map((gate) => gate.item))]
}
