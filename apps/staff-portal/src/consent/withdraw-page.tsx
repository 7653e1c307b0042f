import { done, Empty, Failure, FieldValue, Form, graphql, Loaded, Page, useForm, useFresh } from '@candour/portal-kit'
import { Link, useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { consentQuery } from './consent-query.ts'

const withdrawMutation = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
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

/** Records that the person took a consent back. It works at the next look, everywhere. */
export function WithdrawPage() {
  const { person, name } = useRecord()
  const { item = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(consentQuery, { id: person.id })
  const form = useForm(withdrawMutation, {
    onDone: () => void navigate(paths.consent(person.id), done('The withdrawal is recorded')),
  })

  const withdraw = (version: number | null) =>
    void form.send({ serviceUserId: person.id, itemCode: item, ...(version !== null && { version }) })
  return (
    <Page title="Record a withdrawal" about={name} back={paths.consent(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'failed') return <Failure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          const consent = record.consents?.find((one) => one.item.code === item)
          if (!consent) return <Empty title="There is no such item on the form." />
          return (
            <Form
              of={form}
              onSubmit={() => withdraw(consent.version)}
              button="Record the withdrawal"
              instead={
                <Link className="govuk-link" to={paths.consent(person.id)}>
                  Cancel
                </Link>
              }
            >
              <p className="govuk-body">
                {name} takes back this consent: <strong>{consent.item.title}</strong>.
              </p>
              <p className="govuk-body">What it allowed stops at once. What was shared before stays shared.</p>
            </Form>
          )
        }}
      </Loaded>
    </Page>
  )
}
