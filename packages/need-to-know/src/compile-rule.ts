import { orByBreakingTheGlass } from './by-feature/break-glass.ts'
import { consentInForce } from './by-feature/consent-in-force.ts'
import { notExcluded } from './by-feature/exclusions.ts'
import { withinTheScopes } from './by-feature/integrator-scopes.ts'
import { withinTheOrganisation } from './by-feature/organisation-boundary.ts'
import { notRestricted } from './by-feature/processing-restriction.ts'
import { statedPurpose } from './by-feature/purposes.ts'
import { keptFrom, notWithheldHere } from './by-feature/withheld-here.ts'
import { backedByAWorkItem } from './by-feature/work-items.ts'
import { assuredAtLevel } from './conditions/assurance.ts'
import type { Condition } from './conditions/condition.ts'
import type { PolicyProfile } from './policy-profile.ts'
import type { CompiledRule } from './rule-engine.ts'
import type { Rule } from './sentence.ts'
import { purposes as allPurposes } from './viewer.ts'

/**
 * A sentence together with the rules that cross roles. Conditions on the viewer come first: the reason told is that of the first
 * condition that fails, so what is told about a missing purpose or a weak sign-in never depends on the person concerned.
 */
export const compileRule = ({ consentGates, withheld }: PolicyProfile) => {
  const consented = consentInForce(consentGates)
  return (sentence: Rule): CompiledRule => {
    const rule = { ...sentence, standing: orByBreakingTheGlass(sentence) }
    const kept = keptFrom(rule.role, withheld)
    return {
      rule,
      action: rule.action,
      level: rule.standing.level,
      categories: rule.categories,
      conditions: [
        ...(kept.length > 0 ? [notWithheldHere(kept)] : []),
        ...(rule.purposes === 'none-needed' ? [] : [withinTheScopes, purposeOf(rule), assuredAtLevel(rule.assurance)]),
        withinTheOrganisation,
        notExcluded,
        rule.standing,
        ...(isAboutAPerson(rule) && !rule.opensWorkItem ? [backedByAWorkItem] : []),
        ...(isAboutAPerson(rule) ? [notRestricted] : []),
        ...(isAboutAPerson(rule) && rule.action === 'read' ? [consented] : []),
      ],
    }
  }
}

const purposeOf = ({ purposes }: Rule): Condition => statedPurpose(Array.isArray(purposes) ? purposes : allPurposes)

/** Reference data is nobody's. */
const isAboutAPerson = ({ standing, purposes }: Rule): boolean => standing.level === 'person' && purposes !== 'none-needed'
