import {
  dateAndTime,
  done,
  Empty,
  FailureOf,
  graphql,
  Loaded,
  Page,
  SummaryList,
  SummaryRow,
  TextInput,
  useForm,
  useFresh,
  type ResultOf,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { DecisionForm } from '../frame/decision-form.tsx'
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
  const [decision, setDecision] = useState('')
  const [days, setDays] = useState<string | null>(null)
  const form = useForm(decideMutation, {
    controls: { extent: 'decision' },
    onDone: () => void navigate(paths.approvals(), done('The decision is recorded')),
  })
  const ofAddress = (data: ResultOf<typeof accessRequestsQuery>) => data.accessRequests?.find((each) => each.id === id)
  const request = answer.data ? ofAddress(answer.data) : null
  const wanted = days ?? String(request?.days ?? '')

  const save = () => {
    const approve = decision !== 'refuse'
    const complete = form.check([
      !decision && { field: 'decision', message: 'Select approve or refuse' },
      approve && !/^\d{1,2}$/.test(wanted.trim()) && { field: 'days', message: 'Enter a number of days' },
    ])
    if (complete) void form.send({ accessRequestId: id, approve, ...(approve && { days: Number(wanted), extent: decision }) })
  }

  return (
    <Page title="Decide a request for access" caption={request?.requester ?? undefined} back={paths.approvals()}>
      <Loaded
        of={answer}
        part={ofAddress}
        missing={<Empty title="This request has been decided, or you do not have access." />}
        loading="Loading the request"
      >
        {(request) => (
          <DecisionForm
            of={form}
            facts={
              <>
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
                <FailureOf of={answer} partly />
              </>
            }
            choices={choices}
            decision={decision}
            onDecide={setDecision}
            onSubmit={save}
          >
            <TextInput
              name="days"
              label="For how many days"
              hint="You can give fewer days than were asked for."
              width="3"
              inputMode="numeric"
              value={wanted}
              onChange={setDays}
            />
          </DecisionForm>
        )}
      </Loaded>
    </Page>
  )
}
