import type { FormError } from '@candour/portal-kit'
import type { AskDraft } from './ask-draft.ts'
import type { Kind, Process } from './ask-queries.ts'

export interface AskStepProps {
  draft: AskDraft
  kind: Kind
  process: Process
  back: string
  onChange: (draft: AskDraft) => void
}

export interface AnswerStepProps extends AskStepProps {
  errors: readonly FormError[]
  /** Goes on, unless something is missing. */
  onNext: (found: FormError[]) => void
}
