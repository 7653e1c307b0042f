import type { Standing } from '../conditions/relationships.ts'
import { standsNow } from '../conditions/stands-now.ts'
import type { ConsentGate } from '../policy-profile.ts'
import type { Rule } from '../sentence.ts'
import type { RelationshipKind } from '../subject-facts.ts'
import type { RoleName } from '../viewer.ts'

/** Roles that may declare an emergency: those whose rules rest on working with the person. DMR-20: where no relationship exists. */
export const entitledToBreakGlass: readonly RoleName[] = ['support-worker', 'team-manager']

/** The relationships that emergency access stands in for. */
const stoodInFor: readonly RelationshipKind[] = ['assigned-worker', 'team-manager']

const standsInFor = (kinds: readonly RelationshipKind[]): boolean => kinds.some((kind) => stoodInFor.includes(kind))

/**
 * The standing of a rule, or emergency access in its place: to read, in a role entitled to it, what the role could read with a relationship.
 * Everything else the rule asks for is asked for still: the purpose, the assurance, consent, that nobody is excluded.
 */
export const orByBreakingTheGlass = ({ role, action, standing }: Rule): Standing => {
  const { relationships } = standing
  const entitled = (entitledToBreakGlass as readonly string[]).includes(role)
  if (action !== 'read' || !entitled || !Array.isArray(relationships) || !standsInFor(relationships)) return standing
  const kinds = [...(relationships as readonly RelationshipKind[]), 'break-glass' as const]
  return {
    ...standing,
    says: `${standing.says} or break-glass`,
    inWords: `${standing.inWords}, or to whom they have emergency access`,
    relationships: kinds,
    holds: (circumstances) => standing.holds(circumstances) || standsNow(circumstances.subject, 'break-glass'),
    rows: () => ({ rows: 'standing-as', relationships: kinds }),
  }
}

/** A consent asked for in a relationship is asked for as well in the emergency access that stands in for it. */
export const gatedInAnEmergencyToo = (gate: ConsentGate): ConsentGate =>
  standsInFor(gate.relationships) ? { ...gate, relationships: [...gate.relationships, 'break-glass'] } : gate
