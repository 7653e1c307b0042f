import { writtenDate } from '../written-date.ts'
import { before18, birthOf } from './birth.ts'
import { each, type RecordFacts } from './record-facts.ts'
import type { RuleCondition } from './retention-rule.ts'
import { askAPerson, nothing, type RuleOutcome } from './rule-outcome.ts'

/** Null when a rule with this condition applies to the record; otherwise what to say instead. */
export function unmet(condition: RuleCondition, facts: RecordFacts): RuleOutcome | null {
  return checks[condition](facts)
}

const checks: Readonly<Record<RuleCondition, (facts: RecordFacts) => RuleOutcome | null>> = {
  ALWAYS: () => null,
  DIED_BEFORE_18: (facts) => ageAtDeath(facts, 'NO', 'the person did not die before 18'),
  NOT_DIED_BEFORE_18: (facts) => ageAtDeath(facts, 'YES', 'the person died before 18'),
  ORDER_MADE: ({ orderMade }) => {
    if (orderMade === undefined) return askAPerson('nobody has recorded whether an adoption order was made')
    return orderMade === null ? nothing('no adoption order was made') : null
  },
  NO_ORDER: ({ orderMade, lookedAfter }) => {
    if (orderMade) return nothing(`an adoption order was made on ${writtenDate(orderMade)}`)
    if (orderMade === undefined) return askAPerson('nobody has recorded whether an adoption order was made')
    if (lookedAfter === undefined) return askAPerson('nobody has recorded whether the child was looked after')
    return lookedAfter
      ? null
      : askAPerson('no adoption order was made and the child was never looked after', ['never looked after'])
  },
  // A carer approved for one placement only has no other approval to end, unless one is recorded.
  FULL_APPROVAL: ({ temporaryApproval, placementEnded, approvalEnded }) =>
    (temporaryApproval || placementEnded) && approvalEnded === undefined
      ? nothing('the carer had a temporary approval only')
      : null,
  TEMPORARY_APPROVAL: ({ temporaryApproval, placementEnded }) =>
    temporaryApproval || placementEnded ? null : nothing('the carer had no temporary approval'),
  CLAIM_RISK: ({ claimRisk }) => (each(claimRisk).length > 0 ? null : nothing('no claim is expected')),
}

function ageAtDeath(facts: RecordFacts, excluded: 'YES' | 'NO', because: string): RuleOutcome | null {
  const { died } = facts
  if (!died) return excluded === 'NO' ? nothing('no death is recorded') : null
  const birth = birthOf(facts)
  const fact = `died on ${writtenDate(died)}`
  if (!birth) return askAPerson('the birth date is not known, so nobody can say whether the person died before 18', [fact])
  if (died < birth.earliest) return askAPerson('the death is dated before the birth', [birth.text, fact])
  return before18(birth, died) === excluded ? nothing(because, [birth.text, fact]) : null
}
