import { ClockLine, ConfirmPage, Loaded, Page, useForm, useFresh, type FormError, type ResultOf } from '@candour/portal-kit'
import { useState } from 'react'
import { Link, Navigate, useLocation, useNavigate, useParams } from 'react-router'
import { messages } from '../messages.ts'
import { paths, type AskStep } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { askInput, emptyAsk, missingStep, stepsOf } from './ask-draft.ts'
import { sendMutation, whoQuery, type Kind, type Process } from './ask-queries.ts'
import { begunWith } from './begun-draft.ts'
import { AboutStep } from './about-step.tsx'
import { CheckStep } from './check-step.tsx'
import { WriteStep } from './write-step.tsx'

const m = askMessages

type Sent = ResultOf<typeof sendMutation>['raiseComplaint']['complaint']

/** Where each answer is asked for, to point at what the server did not like. */
const stepOfField: Record<string, AskStep> = {
  category: 'about',
  service: 'about',
  matter: 'happened',
  happenedOn: 'happened',
  knownOn: 'happened',
  desiredOutcome: 'right',
}
const controls = {
  category: 'category',
  service: 'service',
  matter: 'matter',
  happenedOn: 'happenedOn',
  knownOn: 'knownOn',
  desiredOutcome: 'hope',
}

/** What happened, what would put it right, check, sent: one page each. */
export function NewPage() {
  const { kind = '' } = useParams()
  const answer = useFresh(whoQuery, {})
  return (
    <Loaded
      of={answer}
      part={({ myRecord, complaintsProcess }) => (myRecord && complaintsProcess ? { myRecord, complaintsProcess } : null)}
      missing={
        <Page title={m.title} back={paths.ask()}>
          <p className="govuk-body">{messages.frame.missing}</p>
        </Page>
      }
      page={(standIn) => (
        <Page title={m.title} back={paths.ask()}>
          {standIn}
        </Page>
      )}
    >
      {({ myRecord, complaintsProcess }) => {
        const known = complaintsProcess.kinds.find((one) => one === kind)
        if (!known) return <Navigate to={paths.ask()} replace />
        return <Steps key={known} kind={known} process={complaintsProcess} personId={myRecord.id} />
      }}
    </Loaded>
  )
}

function Steps({ kind, process, personId }: { kind: Kind; process: Process; personId: string }) {
  const { step = '' } = useParams()
  const { state } = useLocation()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => ({ ...emptyAsk, matter: begunWith(state) }))
  const [sent, setSent] = useState<{ complaint: Sent } | null>(null)
  const form = useForm(sendMutation, {
    controls,
    onRefused({ userErrors }) {
      const where = userErrors.flatMap(({ path }) => path.map((part) => stepOfField[part])).find((one) => one !== undefined)
      if (where) void navigate(paths.newAsk(kind, where))
    },
    onDone({ complaint }) {
      setSent({ complaint })
      void navigate(paths.newAsk(kind, 'sent'), { replace: true })
    },
  })
  const steps = stepsOf(kind, process)
  const here = steps.find((one) => one === step)
  const first = steps[0] ?? 'happened'

  if (step === 'sent' && sent) return <SentPage complaint={sent.complaint} />
  if (!here) return <Navigate to={paths.newAsk(kind, first)} state={state} replace />
  // A reload forgets what was typed: start again rather than send half of it.
  const missing = missingStep(draft, kind, process)
  if (here === 'sent' || (missing && steps.indexOf(missing) < steps.indexOf(here)))
    return <Navigate to={paths.newAsk(kind, first)} replace />

  const at = steps.indexOf(here)
  const before = steps[at - 1]
  const back = before ? paths.newAsk(kind, before) : paths.ask()
  const next = (found: FormError[] = []) => {
    const after = steps[at + 1]
    if (form.check(found) && after) void navigate(paths.newAsk(kind, after))
  }

  const shared = { draft, kind, process, back, onChange: setDraft }
  if (here === 'about') return <AboutStep {...shared} errors={form.errors} onNext={next} />
  if (here === 'check')
    return <CheckStep {...shared} form={form} onSend={() => void form.send(askInput(draft, kind, personId))} />
  return <WriteStep {...shared} errors={form.errors} what={here} onNext={next} />
}

function SentPage({ complaint }: { complaint: Sent }) {
  return (
    <ConfirmPage
      title={m.sentTitle}
      detail={
        complaint?.reference ? (
          <>
            {m.sentReference}
            <br />
            <strong>{complaint.reference}</strong>
          </>
        ) : null
      }
    >
      <p className="govuk-body">
        {complaint?.clock ? <ClockLine clock={complaint.clock} purpose={complaint.deadlineFor} /> : m.noClock}
      </p>
      <p className="govuk-body">{m.sent}</p>
      <p className="govuk-body">
        <Link className="govuk-link" to={complaint ? paths.asked(complaint.id) : paths.ask()}>
          {m.see}
        </Link>
      </p>
    </ConfirmPage>
  )
}
