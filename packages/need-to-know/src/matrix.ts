import { gatedInAnEmergencyToo, orByBreakingTheGlass } from './by-feature/break-glass.ts'
import { needsNoConsent } from './by-feature/consent-in-force.ts'
import { needsAWorkItem } from './by-feature/work-items.ts'
import { isKeptBack, keptFrom } from './by-feature/withheld-here.ts'
import { everybody, everybodyOnStaff, kindOfRole, rulesOfRole } from './by-role/all-roles.ts'
import { expandPattern } from './category-pattern.ts'
import { withWorkToDo } from './conditions/relationships.ts'
import type { Action } from './decision.ts'
import type { PolicyProfile } from './policy-profile.ts'
import type { PolicyRole, Rule } from './sentence.ts'
import { purposes as allPurposes, roleNames } from './viewer.ts'
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
  /** Those of the purposes that count only for people whom a work item of the viewer concerns. */
  readonly workItem: readonly Purpose[]
}

/** The policy of an organisation as grouped rows: one for each role, action, category pattern and relationship. */
export const matrix = (profile: PolicyProfile): MatrixRow[] => {
  const switchedOn = roleNames.filter((name) => profile.roles.includes(name))
  const staffed = switchedOn.some((name) => kindOfRole[name] === 'staff')
  const sentences = [...switchedOn.flatMap((name) => rulesOfRole[name]), ...(staffed ? everybodyOnStaff : []), ...everybody]
  const rules = sentences.map((rule) => ({ ...rule, standing: orByBreakingTheGlass(rule) }))
  return rules.flatMap((rule) =>
    leftOf(rule, profile).map(({ category, purposes }) => ({
      role: rule.role,
      action: rule.action,
      category,
      relationship: rule.standing.says,
      purposes,
      assurance: rule.assurance,
      consent: consentItemsOf(rule, category, profile),
      workItem: workItemsOf(rule, category),
    })),
  )
}

/** The parts of a rule that the organisation leaves to the role: a pattern as it is written, unless some of what it covers is kept back. */
const leftOf = (rule: Rule, profile: PolicyProfile): { category: CategoryPattern; purposes: Rule['purposes'] }[] => {
  const kept = keptFrom(rule.role, profile.withheld)
  return rule.categories.flatMap((pattern) => {
    const categories = expandPattern(pattern)
    const whole = categories.every((category) => purposesOf(rule).every((purpose) => !isKeptBack(kept, category, purpose)))
    if (whole || rule.purposes === 'none-needed') return [{ category: pattern, purposes: rule.purposes }]
    return categories.flatMap((category) => {
      const purposes = purposesOf(rule).filter((purpose) => !isKeptBack(kept, category, purpose))
      return purposes.length === 0 ? [] : [{ category, purposes }]
    })
  })
}

const consentItemsOf = (rule: Rule, category: CategoryPattern, { consentGates }: PolicyProfile): string[] => {
  const { relationships } = rule.standing
  if (rule.action !== 'read' || rule.purposes === 'none-needed' || relationships === 'none') return []
  const categories = expandPattern(category)
  const purposes = gatedPurposesOf(rule)
  const gates = consentGates
    .map(gatedInAnEmergencyToo)
    .filter(
      (gate) =>
        gate.categories.flatMap(expandPattern).some((gated) => categories.includes(gated)) &&
        gate.purposes.some((purpose) => purposes.includes(purpose)) &&
        (gate.relationships.length === 0 ||
          relationships === 'any' ||
          gate.relationships.some((relationship) => relationships.includes(relationship))),
    )
  return [...new Set(gates.map((gate) => gate.item))]
}

const purposesOf = ({ purposes }: Rule): readonly Purpose[] => (Array.isArray(purposes) ? purposes : allPurposes)

const gatedPurposesOf = (rule: Rule): readonly Purpose[] => {
  const role = roleNames.find((name) => name === rule.role)
  if (role === undefined) return purposesOf(rule)
  return purposesOf(rule).filter((purpose) => !needsNoConsent({ kind: kindOfRole[role], roles: [role], purpose }))
}

const workItemsOf = (rule: Rule, pattern: CategoryPattern): readonly Purpose[] => {
  if (rule.standing.level === 'organisation' || rule.opensWorkItem || rule.purposes === 'none-needed') return []
  if (rule.standing === withWorkToDo) return purposesOf(rule)
  const categories = expandPattern(pattern)
  return purposesOf(rule).filter((purpose) => categories.some((category) => needsAWorkItem(purpose, category)))
}
