import { consentInForce } from './by-feature/consent-in-force.ts'
import { notExcluded } from './by-feature/exclusions.ts'
import { withinTheScopes } from './by-feature/integrator-scopes.ts'
import { withinTheOrganisation } from './by-feature/organisation-boundary.ts'
import { statedPurpose } from './by-feature/purposes.ts'
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
export const compileRule =
  ({ consentGates }: PolicyProfile) =>
  (rule: Rule): CompiledRule => ({
    action: rule.action,
    level: rule.standing.level,
    categories: rule.categories,
    conditions: [
      ...(rule.purposes === 'none-needed' ? [] : [withinTheScopes, purposeOf(rule), assuredAtLevel(rule.assurance)]),
      withinTheOrganisation,
      notExcluded,
      rule.standing,
      ...(asksForConsent(rule) ? [consentInForce(consentGates)] : []),
    ],
  })

const purposeOf = ({ purposes }: Rule): Condition => statedPurpose(Array.isArray(purposes) ? purposes : allPurposes)

/** Consent is asked for reading a person's data; reference data is nobody's. */
const asksForConsent = ({ action, standing, purposes }: Rule): boolean =>
  action === 'read' && standing.level === 'person' && purposes !== 'none-needed'
