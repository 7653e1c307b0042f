import {
  dateAndTime,
  Form,
  graphql,
  InsetText,
  longDate,
  Page,
  PartFailure,
  problemOf,
  Radios,
  Table,
  TableCell,
  TableRow,
  Textarea,
  TextInput,
  useForm,
  useFresh,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useViewer } from '../frame/viewer-context.ts'
import { purposeName } from '../wording/purposes.ts'

const askedQuery = graphql(`
  query MyAccessRequests {
    viewer {
      id
      accessRequests {
        id
        reference
        days
        requestedAt
        state
        extent
        until
      }
    }
  }
`)

const askMutation = graphql(`
  mutation AskForAccess($input: AskForAccessInput!) {
    askForAccess(input: $input) {
      accessRequest {
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

const states: Record<string, string> = {
  REQUESTED: 'Waiting for a decision',
  APPROVED: 'Approved',
  REFUSED: 'Refused',
  LAPSED: 'Nobody decided in time',
}
const reasons = ['care', 'safeguarding']

/** Asks to see the record of somebody with whom the viewer does not work. Whether there is such a person is not told. */
export function AskForAccessPage() {
  const { viewer } = useViewer()
  const answer = useFresh(askedQuery, {})
  const [draft, setDraft] = useState({ reference: '', purpose: '', days: '', reason: '' })
  const form = useForm(askMutation, {
    controls: { purpose: 'needed-for' },
    onDone: () => {
      setSent(true)
      setDraft({ reference: '', purpose: '', days: '', reason: '' })
      answer.refetch()
    },
  })
  const [sent, setSent] = useState(false)
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })
  const asked = answer.data?.viewer?.accessRequests ?? []

  const send = () => {
    setSent(false)
    const complete = form.check([
      !draft.reference.trim() && { field: 'reference', message: 'Enter the person’s reference' },
      !draft.purpose && { field: 'needed-for', message: 'Select what you need it for' },
      !/^\d{1,2}$/.test(draft.days.trim()) && { field: 'days', message: 'Enter a number of days from 1 to 90' },
      !draft.reason.trim() && { field: 'reason', message: 'Enter why you need access' },
    ])
    if (complete) void form.send({ ...draft, days: Number(draft.days) })
  }

  return (
    <Page title="Ask for access" back={paths.first()}>
      <Form of={form} onSubmit={send} button="Send the request">
        <div role="status">
          {sent ? (
            <InsetText>
              Your request was sent. The manager of the person’s team, or the data protection officer, decides.
            </InsetText>
          ) : null}
        </div>
        {viewer.viewerCan.breakGlass ? (
          <p className="govuk-body">
            Somebody needs help now?{' '}
            <Link className="govuk-link" to={paths.emergency()}>
              Emergency access
            </Link>
          </p>
        ) : null}
        <p className="govuk-body">
          You see a record when you work with the person. If you need one for a while, ask here. Your request is on record.
        </p>
        <TextInput
          name="reference"
          label="Reference of the person"
          hint="We cannot tell you whether there is such a person."
          width="20"
          spellCheck={false}
          value={draft.reference}
          onChange={set('reference')}
        />
        <Radios
          name="needed-for"
          legend="What you need it for"
          legendSize="s"
          choices={reasons
            .filter((purpose) => viewer.purposes.includes(purpose))
            .map((value) => ({ value, text: purposeName(value) }))}
          value={draft.purpose}
          onChange={set('purpose')}
        />
        <TextInput
          name="days"
          label="For how many days"
          hint="At most 90. Ask for as few as you need."
          width="3"
          inputMode="numeric"
          value={draft.days}
          onChange={set('days')}
        />
        <Textarea
          name="reason"
          label="Why you need it"
          hint="Only whoever decides can read this."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
        />
      </Form>
      {answer.error ? <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} /> : null}
      {asked.length > 0 ? (
        <Table caption="What you asked for" head={['Reference', 'Asked', 'State', 'Until']}>
          {asked.map((request) => (
            <TableRow key={request.id}>
              <TableCell label="Reference" header>
                {request.reference}
              </TableCell>
              <TableCell label="Asked">
                {dateAndTime(request.requestedAt)}, {request.days} {request.days === 1 ? 'day' : 'days'}
              </TableCell>
              <TableCell label="State">
                {states[request.state] ?? request.state}
                {request.extent === 'overview' ? ', name and plan only' : ''}
              </TableCell>
              <TableCell label="Until">{request.until ? longDate(request.until) : ''}</TableCell>
            </TableRow>
          ))}
        </Table>
      ) : null}
    </Page>
  )
}
