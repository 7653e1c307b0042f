import { roleNames } from '@candour/need-to-know'
import { z } from 'zod'
import { text } from './plain-values.ts'

/** Classes of record that have a keeping time of their own. */
export const recordKinds = [
  'welfare-case',
  'support-record',
  'contracted-support',
  'residential-care',
  'community-support',
  'child-in-care',
  'child-protection',
  'referral',
  'child-in-need',
  'serious-case-review',
  'foster-carer',
  'adoption',
  'complaint',
  'policy-change-summary',
  'billing',
  'identity-proof',
  'call-recording',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** What a keeping time is counted from. */
export const retentionStarts = [
  'last-closure',
  'last-action',
  'birth',
  'death',
  'approval-ended',
  'placement-ended',
  'order-made',
  'contract-closed',
  'claim-known',
] as const
export type RetentionStart = (typeof retentionStarts)[number]

/** What must be true of a record for a rule to govern it. */
export const retentionConditions = [
  'died-before-18',
  'not-died-before-18',
  'temporary-approval',
  'no-order-and-looked-after',
  'changed-policy',
] as const

/** What a keeping time by criteria has to weigh [DMR-50]. */
const criteriaSchema = z.strictObject({
  amount: text,
  nature: text,
  sensitivity: text,
  risk: text,
  purpose: text,
  alternatives: text,
  law: text,
})

/** How long a claim could be brought: figures of the Limitation Act 1980, as amended for child sexual abuse. */
const claimSchema = z.strictObject({
  hurtAsChildUntilAge: z.int().positive(),
  hurtAsAdultYears: z.int().positive(),
  contractOrNegligenceYears: z.int().positive(),
  /** No end date since 29 June 2026: a person decides. */
  childSexualAbuse: z.literal('manual-review'),
})

const periods = ['years', 'permanent', 'contract', 'claim'] as const

const retentionRuleSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9]*$/, 'must be capitals and digits, such as DMWS7'),
    appliesTo: z.array(z.enum(recordKinds)).min(1, 'must name at least one kind of record'),
    onlyIf: z.enum(retentionConditions).optional(),
    years: z.int().positive().optional(),
    permanent: z.literal(true).optional(),
    /** As long as the contract says that the record came under. */
    contract: z.literal(true).optional(),
    claim: claimSchema.optional(),
    startsAt: z.enum(retentionStarts).optional(),
    /** A statutory minimum is never shortened; a policy gives way to an upheld erasure. */
    kind: z.enum(['statutory', 'policy']),
    afterwards: z.enum(['erase', 'anonymise', 'keep']),
    rationale: text,
    weighed: criteriaSchema.optional(),
  })
  .superRefine((rule, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const given = periods.filter((period) => rule[period] !== undefined)
    if (given.length === 0) refuse([], `says not how long: one of ${periods.join(', ')} is needed`)
    for (const second of given.slice(1)) refuse([second], `has no place beside ${given[0]}: a rule has one keeping time`)
    if (!rule.permanent && rule.startsAt === undefined) refuse(['startsAt'], 'is missing: a keeping time needs a start')
    if (rule.permanent && rule.startsAt !== undefined)
      refuse(['startsAt'], 'has no place here: what is kept for ever has no start')
    if ((rule.permanent === true) !== (rule.afterwards === 'keep')) {
      refuse(['afterwards'], rule.permanent ? 'must be keep: the rule is permanent' : 'is keep, but the rule is not permanent')
    }
  })

/** How long an organisation keeps what. */
export const retentionSchema = z.strictObject({
  statement: text,
  /** Every rule says what it weighed. */
  byCriteria: z.boolean().optional(),
  disposal: z.strictObject({
    /** The role whose decision each disposal waits for. */
    decidedBy: z.enum(roleNames),
    /** Days after which it runs without one, counted from when whoever decides was told of it; absent: never. */
    byItselfAfterDays: z.int().positive().optional(),
  }),
  rules: z.array(retentionRuleSchema).min(1, 'must hold at least one rule'),
})

export type RetentionProfile = z.infer<typeof retentionSchema>
export type RetentionRuleProfile = z.infer<typeof retentionRuleSchema>
export type ClaimLimits = z.infer<typeof claimSchema>

/** How long a rule keeps a record. */
export type RetentionPeriod =
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'permanent' }
  | { readonly kind: 'contract' }
  | { readonly kind: 'claim'; readonly limits: ClaimLimits }

/** How long a rule keeps a record, as one of four cases. */
export function retentionPeriod({ years, contract, claim }: RetentionRuleProfile): RetentionPeriod {
  if (years !== undefined) return { kind: 'years', years }
  if (claim !== undefined) return { kind: 'claim', limits: claim }
  return contract ? { kind: 'contract' } : { kind: 'permanent' }
}
