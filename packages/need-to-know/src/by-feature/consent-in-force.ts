import { coversCategory } from '../category-pattern.ts'
import type { ViewerTraits } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import { standsNow } from '../conditions/stands-now.ts'
import type { DataCategory } from '../data-category.ts'
import type { ConsentGate } from '../policy-profile.ts'
import { gatedInAnEmergencyToo } from './break-glass.ts'
import { answersARightsRequest, readsTheirOwnRecord } from './own-record.ts'

/** Persons reading their own record, and the data protection officer answering a rights request, need nobody's consent. */
export const needsNoConsent = (viewer: Pick<ViewerTraits, 'kind' | 'roles' | 'purpose'>): boolean =>
  readsTheirOwnRecord(viewer) || answersARightsRequest(viewer)

/** Where the organisation reads on the basis of consent (UK GDPR Art. 6(1)(a), 9(2)(a)), the consent must be in force now. */
export const consentInForce = (ofTheProfile: readonly ConsentGate[]): Condition => {
  const gates = ofTheProfile.map(gatedInAnEmergencyToo)
  const gatesOf = (viewer: ViewerTraits, category: DataCategory): readonly ConsentGate[] =>
    needsNoConsent(viewer)
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
          subject.consents.has(item) || (relationships.length > 0 && !relationships.some((kind) => standsNow(subject, kind))),
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
