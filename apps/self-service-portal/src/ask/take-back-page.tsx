import { graphql } from '@candour/portal-kit'
import { askMessages } from './ask-messages.ts'
import { CaseStepPage } from './case-step-page.tsx'

const m = askMessages

const withdrawMutation = graphql(`
  mutation WithdrawMyComplaint($input: WithdrawComplaintInput!) {
    withdrawComplaint(input: $input) {
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

/** Taking back what one sent. */
export function TakeBackPage() {
  return (
    <CaseStepPage
      title={m.withdrawTitle}
      intro={m.withdrawText}
      why={m.withdrawWhy}
      whyHint={m.withdrawWhyHint}
      button={m.withdraw}
      offered={({ withdraw }) => withdraw}
      mutation={withdrawMutation}
    />
  )
}
