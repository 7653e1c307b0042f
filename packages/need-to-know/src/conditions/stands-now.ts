import { breakGlassInForce } from '../by-feature/break-glass-in-force.ts'
import type { RelationshipKind, SubjectFacts } from '../subject-facts.ts'

/** Whether the viewer stands so now. Two kinds rest on a second fact, without which the first is worth nothing. */
export const standsNow = (subject: SubjectFacts, kind: RelationshipKind): boolean =>
  subject.relationships.has(kind) &&
  (kind !== 'break-glass' || breakGlassInForce(subject)) &&
  (kind !== 'representative' || subject.representation !== null)
