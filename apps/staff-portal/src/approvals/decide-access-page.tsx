import {
  Button,
  dateAndTime,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loading,
  Page,
  problemOf,
  Radios,
  SummaryList,
  SummaryRow,
  TextInput,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { purposeName } from '../wording/purposes.ts'
import { accessRequestsQuery } from './access-requests-query.ts'

const decideMutation = graphql(`
  mutation DecideAccessRequest($input: DecideAccessRequestInput!) {
    decideAccessRequest(input: $input) {
      accessRequest {
        id
        state
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const choices = [
  { value: 'overview', text: 'Approve, name and plan only', hint: 'The least: who the person is, and their support plan.' },
  {
    value: 'full',
    text: 'Approve, as for somebody they work with',
    hint: 'All that their role reads of a person assigned to them.',
  },
  { value: 'refuse', text: 'Refuse', hint: 'Nothing changes.' },
]

/** Approves, narrows or refuses a request for access. It counts from the colleague’s next look, and ends by itself. */
export function DecideAccessPage() {
  const { request: id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(accessRequestsQuery, {})
  const change = useChange(decideMutation)
  const [decision, setDecision] = useState('')
  const [days, setDays] = useState<string | null>(null)
  const [errors, setErrors] = useState<FormError[]>([])
  const request = answer.data?.accessRequests?.find((each) => each.id === id)
  const wanted = days ?? String(request?.days ?? '')

  const save = async () => {
    const found: FormError[] = []
    if (!decision) found.push({ field: 'decision', message: 'Select approve or refuse' })
    if (decision !== 'refuse' && !/^\d{1,2}$/.test(wanted.trim()))
      found.push({ field: 'days', message: 'Enter a number of days' })
    setErrors(found)
    if (found.length > 0) return
    const approve = decision !== 'refuse'
    const data = await change.send({
      input: { accessRequestId: id, approve, ...(approve && { days: Number(wanted), extent: decision }) },
    })
    if (!data) return
    const refused = data.decideAccessRequest.userErrors
    setErrors(formErrorsOf(refused, { extent: 'decision' }))
    if (refused.length === 0) void navigate(paths.approvals())
  }

  return (
    <Page title="Decide a request for access" caption={request?.requester ?? undefined} back={paths.approvals()}>
      {request ? (
        <>
          <ErrorSummary errors={errors} />
          {change.problem ? <Failure problem={change.problem} /> : null}
          <SummaryList>
            <SummaryRow label="Who">{request.requester ?? 'Name not shown'}</SummaryRow>
            <SummaryRow label="Person">
              <PersonName person={request.person} reader={answer.reader} />
              <span className="candour-under">{request.reference}</span>
            </SummaryRow>
            <SummaryRow label="For">{request.purpose ? purposeName(request.purpose) : ''}</SummaryRow>
            <SummaryRow label="Why">{request.reason}</SummaryRow>
            <SummaryRow label="Days asked for">{request.days}</SummaryRow>
            <SummaryRow label="Asked">{request.requestedAt ? dateAndTime(request.requestedAt) : ''}</SummaryRow>
          </SummaryList>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
          >
            <Radios
              name="decision"
              legend="Your decision"
              legendSize="s"
              choices={choices}
              value={decision}
              onChange={setDecision}
              error={errorFor(errors, 'decision')}
            />
            <TextInput
              name="days"
              label="For how many days"
              hint="You can give fewer days than were asked for."
              width="3"
              inputMode="numeric"
              value={wanted}
              onChange={setDays}
              error={errorFor(errors, 'days')}
            />
            <Button busy={change.busy}>Record the decision</Button>
          </form>
        </>
      ) : answer.fetching ? (
        <Loading />
      ) : answer.error ? (
        <Failure problem={problemOf(answer.error)} onRetry={answer.refetch} />
      ) : (
        <Empty title="This request has been decided, or you do not have access." />
      )}
    </Page>
  )
}
