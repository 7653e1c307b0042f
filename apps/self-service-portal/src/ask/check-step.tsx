import { fill, Form, isoDateOf, longDate, Page, SummaryList, SummaryRow, type FormFrame } from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths, type AskStep } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import type { AskStepProps } from './step-props.ts'

const m = askMessages

interface CheckStepProps extends AskStepProps {
  form: FormFrame
  onSend: () => void
}

/** Everything once more before it is sent. */
export function CheckStep({ draft, kind, process, back, form, onSend }: CheckStepProps) {
  const nameIn = (topics: readonly { code: string; name: string }[], code: string) =>
    topics.find((topic) => topic.code === code)?.name
  const category = nameIn(process.categories, draft.category)
  const service = nameIn(process.services, draft.service)
  const change = (step: AskStep, about: string) => (
    <Link className="govuk-link" to={paths.newAsk(kind, step)}>
      {m.change}
      <span className="govuk-visually-hidden"> {about}</span>
    </Link>
  )
  const days = (
    [
      [m.checkDay, draft.happenedOn],
      [m.checkKnown, draft.knownOn],
    ] as const
  ).flatMap(([label, parts]) => {
    const day = isoDateOf(parts)
    return day ? [[label, day] as const] : []
  })
  return (
    <Page title={m.checkTitle} caption={m.kinds[kind]} back={back}>
      <Form of={form} onSubmit={onSend} button={m.send}>
        <SummaryList>
          <SummaryRow label={m.checkWhat}>{m.kinds[kind]}</SummaryRow>
          {category ? (
            <SummaryRow label={m.checkAbout} action={change('about', m.checkAbout)}>
              {category}
            </SummaryRow>
          ) : null}
          {service ? (
            <SummaryRow label={m.checkService} action={change('about', m.checkService)}>
              {service}
            </SummaryRow>
          ) : null}
          <SummaryRow label={m.checkHappened} action={change('happened', m.checkHappened)}>
            <span className="candour-text">{draft.matter.trim()}</span>
          </SummaryRow>
          {days.map(([label, day]) => (
            <SummaryRow key={label} label={label} action={change('happened', label)}>
              {longDate(day)}
            </SummaryRow>
          ))}
          {kind === 'COMPLAINT' ? (
            <SummaryRow label={m.checkRight} action={change('right', m.checkRight)}>
              <span className="candour-text">{draft.hope.trim() || m.checkRightNone}</span>
            </SummaryRow>
          ) : null}
        </SummaryList>
        <p className="govuk-body">{fill(m.firstTo, { who: process.firstRecipient })}</p>
      </Form>
    </Page>
  )
}
