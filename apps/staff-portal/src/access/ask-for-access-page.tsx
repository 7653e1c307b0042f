import {
  Button,
  dateAndTime,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
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
  useChange,
  useFresh,
  type FormError,
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
  const change = useChange(askMutation)
  const [draft, setDraft] = useState({ reference: '', purpose: '', days: '', reason: '' })
  const [errors, setErrors] = useState<FormError[]>([])
  const [sent, setSent] = useState(false)
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })
  const asked = answer.data?.viewer?.accessRequests ?? []

  const send = async () => {
    const found: FormError[] = []
    if (!draft.reference.trim()) found.push({ field: 'reference', message: 'Enter the person’s reference' })
    if (!draft.purpose) found.push({ field: 'needed-for', message: 'Select what you need it for' })
    if (!/^\d{1,2}$/.test(draft.days.trim())) found.push({ field: 'days', message: 'Enter a number of days from 1 to 90' })
    if (!draft.reason.trim()) found.push({ field: 'reason', message: 'Enter why you need access' })
    setErrors(found)
    setSent(false)
    if (found.length > 0) return
    const data = await change.send({ input: { ...draft, days: Number(draft.days) } })
    if (!data) return
    const refused = data.askForAccess.userErrors
    setErrors(formErrorsOf(refused, { purpose: 'needed-for' }))
    if (refused.length > 0) return
    setSent(true)
    setDraft({ reference: '', purpose: '', days: '', reason: '' })
    answer.refetch()
  }

  return (
    <Page title="Ask for access" back={paths.caseload()}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <div role="status">
        {sent ? (
          <InsetText>Your request was sent. The manager of the person’s team, or the data protection officer, decides.</InsetText>
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
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextInput
          name="reference"
          label="Reference of the person"
          hint="We cannot tell you whether there is such a person."
          width="20"
          spellCheck={false}
          value={draft.reference}
          onChange={set('reference')}
          error={errorFor(errors, 'reference')}
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
          error={errorFor(errors, 'needed-for')}
        />
        <TextInput
          name="days"
          label="For how many days"
          hint="At most 90. Ask for as few as you need."
          width="3"
          inputMode="numeric"
          value={draft.days}
          onChange={set('days')}
          error={errorFor(errors, 'days')}
        />
        <Textarea
          name="reason"
          label="Why you need it"
          hint="Only whoever decides can read this."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
          error={errorFor(errors, 'reason')}
        />
        <Button busy={change.busy}>Send the request</Button>
      </form>
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
