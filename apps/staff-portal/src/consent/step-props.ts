import type { ConsentStep } from '../paths.ts'
import type { Consent } from './consent-query.ts'
import type { DecisionDraft } from './decision-draft.ts'

export interface StepProps {
  consent: Consent
  draft: DecisionDraft
  onChange: (draft: DecisionDraft) => void
  /** Address of another step. */
  to: (step: ConsentStep) => string
  /** Reads the consent again, with its version. */
  reload: () => void
}
