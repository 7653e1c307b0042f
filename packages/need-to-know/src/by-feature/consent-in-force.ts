import { coversCategory } from '../category-pattern.ts'
import type { ViewerTraits } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import type { DataCategory } from '../data-category.ts'
import type { ConsentGate } from '../policy-profile.ts'

/** Persons reading their own record, and the data protection officer answering a rights request, need nobody's consent. */
const neverGated = ({ kind, roles, purpose }: ViewerTraits): boolean =>
  (kind === 'service-user' && purpose === 'own-record') ||
  (roles.includes('data-protection-officer') && purpose === 'rights-request')

/** Where the organisation reads on the basis of consent (UK GDPR Art. 6(1)(a), 9(2)(a)), the consent must be in force now. */
export const consentInForce = (gates: readonly ConsentGate[]): Condition => {
  const gatesOf = (viewer: ViewerTraits, category: DataCategory): readonly ConsentGate[] =>
    neverGated(viewer)
      ? []
      : gates.filter(
          (gate) =>
            viewer.purpose !== null &&
            gate.purposes.includes(viewer.purpose) &&
            gate.categories.some((pattern) => coversCategory(pattern, category)),
        )
  return {
    says: 'with consent',
    holds: ({ viewer, category, subject }) =>
      gatesOf(viewer, category).every(
        ({ item, relationships }) =>
          subject.consents.has(item) ||
          (relationships.length > 0 && !relationships.some((kind) => subject.relationships.has(kind))),
      ),
    rows: (viewer, category) => ({
      rows: 'consenting',
      consents: gatesOf(viewer, category).map(({ item, relationships }) => ({
        item,
        relationships: relationships.length === 0 ? 'any' : relationships,
      })),
    }),
    otherwise: 'CONSENT_NOT_GIVEN',
  }
}
