import { done, Form, graphql, Page, SummaryList, SummaryRow, useForm } from '@candour/portal-kit'
import { Link, useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { decisions, methods, signatureOf, signatures, wordsFor } from './decision-draft.ts'
import type { StepProps } from './step-props.ts'

const recordDecisionMutation = graphql(`
  mutation RecordConsentDecision($input: RecordConsentDecisionInput!) {
    recordConsentDecision(input: $input) {
      consent {
        id
        state
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export function CheckStep({ consent, draft, to, reload }: StepProps) {
  const { person, name, refetch } = useRecord()
  const navigate = useNavigate()
  const form = useForm(recordDecisionMutation, {
    // The next attempt must be made on the version that is there now.
    onRefused: reload,
    onDone: () => {
      refetch()
      void navigate(paths.consent(person.id), done(`The decision is recorded: ${consent.item.title}`))
    },
  })
  const signature = signatureOf(draft)

  const save = () => {
    if (!draft.decision || !draft.method) return
    void form.send({
      serviceUserId: person.id,
      itemCode: consent.item.code,
      decision: draft.decision,
      wordingVersion: consent.item.wording.version,
      method: draft.method,
      ...(signature && { signature }),
      ...(consent.version !== null && { version: consent.version }),
    })
  }

  const changeLink = (step: 'decision' | 'how', what: string) => (
    <Link className="govuk-link" to={to(step)}>
      Change<span className="govuk-visually-hidden"> {what}</span>
    </Link>
  )
  return (
    <Page title="Check the answers" caption={consent.item.title} back={to('how')}>
      <Form of={form} onSubmit={save} button="Record the decision">
        <SummaryList>
          <SummaryRow label="Person">{name}</SummaryRow>
          <SummaryRow label="Item">{consent.item.title}</SummaryRow>
          <SummaryRow label="Wording">Version {consent.item.wording.version}</SummaryRow>
          <SummaryRow label="Decision" action={changeLink('decision', 'the decision')}>
            {wordsFor(decisions, draft.decision)}
          </SummaryRow>
          <SummaryRow label="How they told you" action={changeLink('how', 'how they told you')}>
            {wordsFor(methods, draft.method)}
          </SummaryRow>
          {signature ? (
            <SummaryRow label="Signed" action={changeLink('how', 'how it is signed')}>
              {wordsFor(signatures, draft.signature)}: {draft.signature === 'TYPED' ? draft.typedName : draft.witness}
            </SummaryRow>
          ) : null}
        </SummaryList>
      </Form>
    </Page>
  )
}
