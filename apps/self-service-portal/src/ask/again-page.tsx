import { graphql } from '@candour/portal-kit'
import { askMessages } from './ask-messages.ts'
import { CaseStepPage } from './case-step-page.tsx'

const m = askMessages

const advanceMutation = graphql(`
  mutation AdvanceMyComplaint($input: AdvanceStageInput!) {
    advanceStage(input: $input) {
      complaint {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** The next stage, for a person who is not content with the answer. */
export function AgainPage() {
  return (
    <CaseStepPage
      title={m.againTitle}
      intro={m.againText}
      why={m.againWhy}
      whyHint={m.rightHint}
      button={m.againSend}
      offered={({ advance }) => advance}
      mutation={advanceMutation}
    />
  )
}
