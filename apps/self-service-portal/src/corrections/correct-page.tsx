import {
  ConfirmPage,
  DateInput,
  emptyDate,
  fill,
  Form,
  graphql,
  InsetText,
  isoDateOf,
  Loaded,
  longDate,
  Page,
  SummaryList,
  SummaryRow,
  Textarea,
  useForm,
  useFresh,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { informationQuery, type MyRecord } from '../information/information-query.ts'
import { heldValue, type CorrectableField } from '../information/record-values.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths, type CorrectStep } from '../paths.ts'

const m = pageMessages.correct

const requestMutation = graphql(`
  mutation RequestMyCorrection($input: RequestCorrectionInput!) {
    requestCorrection(input: $input) {
      correction {
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

const uncorrectable = ['preferredChannel', 'safeContact', 'postcode']
const isField = (field: string): field is CorrectableField => field in pageMessages.fields && !uncorrectable.includes(field)

/** What is right, why, check, sent: one page each. */
export function CorrectPage() {
  const { field = '' } = useParams()
  const answer = useFresh(informationQuery, {})
  if (!isField(field))
    return (
      <Page title={m.whatTitle} back={paths.information()}>
        <p className="govuk-body">{m.unknown}</p>
      </Page>
    )
  return (
    <Loaded
      of={answer}
      part={(data) => data.myRecord}
      missing={<Page title={m.whatTitle}>{messages.frame.missing}</Page>}
      page={(standIn) => (
        <Page title={m.whatTitle} back={paths.information()}>
          {standIn}
        </Page>
      )}
    >
      {(record) => <Steps record={record} field={field} key={field} />}
    </Loaded>
  )
}

function Steps({ record, field }: { record: MyRecord; field: CorrectableField }) {
  const { step } = useParams()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [date, setDate] = useState(emptyDate)
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const isDate = field === 'BIRTH_DATE'
  const proposed = isDate ? isoDateOf(date) : text.trim() || null
  const shownProposed = proposed && isDate ? longDate(proposed) : proposed
  const held = heldValue(record, field)
  const label = pageMessages.fields[field]
  const form = useForm(requestMutation, {
    // Asked for on other pages than the one that sends it.
    controls: { proposed: 'proposed', reason: 'reason' },
    onRefused: () => go('right'),
    onDone() {
      setSent(true)
      void navigate(paths.correct(field, 'sent'), { replace: true })
    },
  })
  const go = (next: CorrectStep) => void navigate(paths.correct(field, next))

  const toWhy = () => {
    if (form.check([!proposed && { field: 'proposed', message: isDate ? m.rightDateMissing : m.rightMissing }])) go('why')
  }
  const send = () => {
    if (proposed) void form.send({ serviceUserId: record.id, field, proposed, ...(reason.trim() && { reason: reason.trim() }) })
  }

  if (step === 'sent' && sent)
    return (
      <ConfirmPage title={m.sentTitle}>
        <p className="govuk-body">{m.sent}</p>
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.changes()}>
            {m.see}
          </Link>
        </p>
      </ConfirmPage>
    )
  // A reload forgets what was typed: start again rather than send half of it.
  if (step !== 'right' && !proposed) return <Navigate to={paths.correct(field)} replace />
  if (step === 'why')
    return (
      <Page title={m.whyTitle} caption={label} back={paths.correct(field)}>
        <Form of={{ errors: [] }} onSubmit={() => go('check')} button={m.next}>
          <Textarea name="reason" label={m.why} hint={m.whyHint} rows={4} value={reason} onChange={setReason} />
        </Form>
      </Page>
    )
  if (step === 'check')
    return (
      <Page title={m.checkTitle} caption={label} back={paths.correct(field, 'why')}>
        <Form of={form} onSubmit={send} button={m.send}>
          <SummaryList>
            <SummaryRow label={m.checkWhat}>{label}</SummaryRow>
            <SummaryRow label={m.checkNow}>
              <span className="candour-text">{held ?? messages.kit.notRecorded}</span>
            </SummaryRow>
            <SummaryRow label={m.checkRight} action={<ChangeLink to={paths.correct(field)} about={m.checkRight} />}>
              <span className="candour-text">{shownProposed}</span>
            </SummaryRow>
            <SummaryRow label={m.checkWhy} action={<ChangeLink to={paths.correct(field, 'why')} about={m.checkWhy} />}>
              <span className="candour-text">{reason.trim() || m.checkWhyNone}</span>
            </SummaryRow>
          </SummaryList>
        </Form>
      </Page>
    )
  if (step !== 'right') return <Navigate to={paths.correct(field)} replace />
  return (
    <Page title={m.whatTitle} caption={label} back={paths.information()}>
      <Form of={{ errors: form.errors }} onSubmit={toWhy} button={m.next}>
        <InsetText>
          <span className="candour-text">{held ? fill(m.now, { value: held }) : m.nowNothing}</span>
        </InsetText>
        {isDate ? (
          <DateInput name="proposed" legend={m.right} hint={m.rightDateHint} value={date} onChange={setDate} birthday />
        ) : (
          <Textarea
            name="proposed"
            label={m.right}
            hint={field === 'ADDRESS' ? m.rightAddressHint : undefined}
            rows={field === 'ADDRESS' ? 5 : 2}
            value={text}
            onChange={setText}
          />
        )}
      </Form>
    </Page>
  )
}

function ChangeLink({ to, about }: { to: string; about: string }) {
  return (
    <Link className="govuk-link" to={to}>
      {m.change}
      <span className="govuk-visually-hidden"> {about}</span>
    </Link>
  )
}
