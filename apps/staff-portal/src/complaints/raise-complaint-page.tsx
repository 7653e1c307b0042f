import {
  ClockLine,
  ConfirmPage,
  DateInput,
  Form,
  Loaded,
  Page,
  Radios,
  Select,
  Textarea,
  useForm,
  useFresh,
  type ResultOf,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { complaintKinds, toldHow } from '../wording/complaints.ts'
import { asksForCategory, emptyRaise, raiseErrors, raiseInput, type RaiseDraft } from './raise-draft.ts'
import { complaintsProcessQuery, raiseMutation, type ComplaintsProcess } from './raise-operations.ts'
import { ColleagueSelect } from './steps/colleague-select.tsx'

type Raised = ResultOf<typeof raiseMutation>['raiseComplaint']['complaint']

/** Takes down what a person says, on their behalf. */
export function RaiseComplaintPage() {
  const { person, name } = useRecord()
  const answer = useFresh(complaintsProcessQuery, {})
  const [raised, setRaised] = useState<{ complaint: Raised } | null>(null)
  if (raised) return <OnRecord complaint={raised.complaint} personId={person.id} />
  return (
    <Page title="Put a complaint on record" about={name} back={paths.complaints(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.complaintsProcess}
        missing={<p className="govuk-body">Your organisation takes no complaints here.</p>}
        loading="Loading the form"
      >
        {(process) => <RaiseForm process={process} onRaised={(complaint) => setRaised({ complaint })} />}
      </Loaded>
    </Page>
  )
}

function RaiseForm({ process, onRaised }: { process: ComplaintsProcess; onRaised: (complaint: Raised) => void }) {
  const { person } = useRecord()
  const [draft, setDraft] = useState(emptyRaise)
  const form = useForm(raiseMutation, { onDone: ({ complaint }) => onRaised(complaint), controls: { complainedAbout: 'member' } })

  const save = () => {
    const input = raiseInput(draft, process, person.id)
    if (form.check(raiseErrors(draft, process)) && input) void form.send(input)
  }

  const field = <Name extends keyof RaiseDraft>(name: Name) => ({
    name,
    value: draft[name],
    onChange: (value: RaiseDraft[Name]) => setDraft({ ...draft, [name]: value }),
  })
  const options = (topics: ComplaintsProcess['services']) => [
    { value: '', text: 'Select one' },
    ...topics.map(({ code, name }) => ({ value: code, text: name })),
  ]
  return (
    <Form of={form} onSubmit={save} button="Put it on record">
      <p className="govuk-body">It goes to {process.firstRecipient} first.</p>
      {process.kinds.length > 1 ? (
        <Radios
          {...field('kind')}
          legend="What is it?"
          legendSize="s"
          choices={process.kinds.map((kind) => ({ value: kind, text: complaintKinds[kind] }))}
        />
      ) : null}
      {asksForCategory(draft, process) ? (
        <Radios
          {...field('category')}
          legend="What is it about?"
          legendSize="s"
          choices={process.categories.map(({ code, name }) => ({ value: code, text: name }))}
        />
      ) : null}
      {process.services.length > 0 ? (
        <Select {...field('service')} label="Which service? (optional)" options={options(process.services)} />
      ) : null}
      <Textarea {...field('matter')} label="What happened?" hint="In the person’s own words." rows={7} />
      {process.asksWhenItHappened ? (
        <DateInput
          {...field('happenedOn')}
          legend="When did it happen? (optional)"
          legendSize="s"
          hint="The procedure sets a time for complaining. The last day, if it went on."
        />
      ) : null}
      {process.asksWhenItWasKnown ? (
        <DateInput
          {...field('knownOn')}
          legend="When did the person come to know of it? (optional)"
          legendSize="s"
          hint="Leave it empty if they knew at once."
        />
      ) : null}
      <Textarea {...field('desiredOutcome')} label="What would put it right? (optional)" rows={3} />
      <Radios {...field('receivedHow')} legend="How did the person tell you?" legendSize="s" choices={toldHow} />
      <DateInput
        {...field('receivedOn')}
        legend="When did they tell you? (optional)"
        legendSize="s"
        hint="Leave it empty if it is today."
      />
      <ColleagueSelect
        {...field('member')}
        label="Is it about a member of staff? (optional)"
        hint="They see nothing of it from now on."
      />
    </Form>
  )
}

function OnRecord({ complaint, personId }: { complaint: Raised; personId: string }) {
  return (
    <ConfirmPage
      title="It is on record"
      detail={
        complaint?.reference ? (
          <>
            Reference
            <br />
            <strong>{complaint.reference}</strong>
          </>
        ) : null
      }
    >
      {complaint?.clock ? (
        <p className="govuk-body">
          <ClockLine clock={complaint.clock} purpose={complaint.deadlineFor} />
        </p>
      ) : null}
      {complaint?.reference ? (
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.complaint(personId, complaint.id)}>
            Open the case
          </Link>
        </p>
      ) : (
        <p className="govuk-body">Those who handle complaints take it from here. What is in it stays hidden from your role.</p>
      )}
      <p className="govuk-body">
        <Link className="govuk-link" to={paths.complaints(personId)}>
          Go back to the record
        </Link>
      </p>
    </ConfirmPage>
  )
}
