import {
  Button,
  ButtonGroup,
  done,
  Empty,
  ErrorSummary,
  Failure,
  FieldValue,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  PartFailure,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
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
  const change = useChange(withdrawMutation)
  const [errors, setErrors] = useState<FormError[]>([])

  const withdraw = async (version: number | null) => {
    const data = await change.send({ input: { serviceUserId: person.id, itemCode: item, ...(version !== null && { version }) } })
    if (!data) return
    setErrors(formErrorsOf(data.withdrawConsent.userErrors))
    if (data.withdrawConsent.userErrors.length === 0) void navigate(paths.consent(person.id), done('The withdrawal is recorded'))
  }
  return (
    <Page title="Record a withdrawal" about={name} back={paths.consent(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'failed') return <PartFailure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          const consent = record.consents?.find((one) => one.item.code === item)
          if (!consent) return <Empty title="There is no such item on the form." />
          return (
            <>
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">
                {name} takes back this consent: <strong>{consent.item.title}</strong>.
              </p>
              <p className="govuk-body">What it allowed stops at once. What was shared before stays shared.</p>
              <ButtonGroup>
                <Button type="button" busy={change.busy} onClick={() => void withdraw(consent.version)}>
                  Record the withdrawal
                </Button>
                <Link className="govuk-link" to={paths.consent(person.id)}>
                  Cancel
                </Link>
              </ButtonGroup>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
