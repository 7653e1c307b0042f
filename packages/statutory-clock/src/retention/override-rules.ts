import type { RetentionRule } from './retention-rule.ts'

/** A retention rule or an override of one that cannot be used. One line for each problem. */
export class InvalidRetentionRuleError extends Error {
  override readonly name = 'InvalidRetentionRuleError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** What keeps a rule from being used: no start event, no period, no kind of record, a policy without its reason. */
export function retentionRuleProblems(rule: RetentionRule): readonly string[] {
  const permanent = rule.period === 'PERMANENT'
  const counted = typeof rule.period === 'object'
  return [
    ...(rule.kinds.length === 0 ? [`${rule.code} applies to no kind of record`] : []),
    ...(permanent === (rule.starts === 'NONE')
      ? []
      : [`${rule.code} has ${permanent ? 'an event to start at, but no end' : 'no event to start at'}`]),
    ...((rule.period === 'AS_THE_CLAIM_SAYS') === (rule.starts === 'CLAIM')
      ? []
      : [`${rule.code} mixes the time of claims with another event`]),
    ...(counted && !isYears(rule.period.years)
      ? [`${rule.code}: ${rule.period.years} is not a positive whole number of years`]
      : []),
    ...(rule.force === 'POLICY' && rule.rationale.trim() === '' ? [`${rule.code} is policy and does not say why`] : []),
  ]
}

/** New periods in years, by rule code. */
export type RetentionOverrides = Readonly<Record<string, { readonly years: number }>>

/**
 * The rules with an organisation's periods. A statutory minimum can be lengthened, never shortened.
 * @throws InvalidRetentionRuleError for an unknown rule, a rule without a period in years, a bad figure or a shortened minimum.
 */
export function overrideRules(rules: readonly RetentionRule[], overrides: RetentionOverrides): readonly RetentionRule[] {
  const problems = Object.entries(overrides).flatMap(([code, { years }]) => {
    const rule = rules.find((candidate) => candidate.code === code)
    if (!rule) return [`There is no rule ${code}`]
    if (typeof rule.period === 'string') return [`${code} has no period in years`]
    if (!isYears(years)) return [`${code}: ${years} is not a positive whole number of years`]
    return rule.force === 'STATUTORY' && years < rule.period.years
      ? [`${code} is a minimum of ${rule.period.years} years and cannot be shortened`]
      : []
  })
  if (problems.length > 0) throw new InvalidRetentionRuleError(problems)
  return rules.map((rule) => {
    const years = overrides[rule.code]?.years
    return years === undefined ? rule : { ...rule, title: retitled(rule, years), period: { years } }
  })
}

// Titles begin with their figure, and an explanation must not state another one than the rule used.
function retitled({ title }: RetentionRule, years: number): string {
  return title.replace(/^\d+ years/, `${years} years`)
}

function isYears(years: number): boolean {
  return Number.isSafeInteger(years) && years > 0
}
