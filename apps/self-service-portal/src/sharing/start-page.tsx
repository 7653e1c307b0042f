import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  ErrorSummary,
  Failure,
  formErrorsOf,
  Loaded,
  Page,
  SummaryList,
  SummaryRow,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { choiceWords } from './choice-words.ts'
import { giveMutation, sharingQuery, type Consent } from './sharing-query.ts'

const m = messages.sharing

/** Starting takes as many clicks as stopping; the words that are agreed to stand above the button. */
export function StartPage() {
  const { item: code = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(sharingQuery, {})
  const change = useChange(giveMutation)
  const shown = answer.data?.myRecord?.consents?.find(({ item }) => item.code === code)
  const words = choiceWords(shown?.item.section ?? 'SHARING')
  const [errors, setErrors] = useState<FormError[]>([])

  const start = async (personId: string, consent: Consent) => {
    const data = await change.send({
      input: {
        serviceUserId: personId,
        itemCode: code,
        decision: 'GIVEN',
        wordingVersion: consent.item.wording.version,
        method: 'SELF_SERVICE',
        ...(consent.version !== null && { version: consent.version }),
      },
    })
    if (!data) return
    const { userErrors, consent: now } = data.recordConsentDecision
    setErrors(formErrorsOf(userErrors))
    if (userErrors.length > 0) return answer.refetch()
    void navigate(paths.sharing(), { state: { code, kind: 'started', at: now?.decidedAt ?? new Date().toISOString() } })
  }

  return (
    <Page title={words.startTitle} back={paths.sharing()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const consent = record.consents?.find(({ item }) => item.code === code)
          if (!consent) return <Empty title={m.missing} />
          const { title, wording } = consent.item
          return (
            <>
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{m.startRead}</p>
              <h2 className="govuk-heading-m">{title}</h2>
              <p className="govuk-body">{wording.text}</p>
              <SummaryList>
                <SummaryRow label={m.who}>{wording.who}</SummaryRow>
                <SummaryRow label={m.what}>{wording.what}</SummaryRow>
                <SummaryRow label={m.why}>{wording.why}</SummaryRow>
                <SummaryRow label={m.howLong}>{wording.howLong}</SummaryRow>
                <SummaryRow label={m.ifNot}>{wording.consequences}</SummaryRow>
                <SummaryRow label={m.changeMind}>{wording.howToWithdraw}</SummaryRow>
              </SummaryList>
              <ButtonGroup>
                <Button type="button" busy={change.busy} onClick={() => void start(record.id, consent)}>
                  {words.start}
                </Button>
                <ButtonLink kind="secondary" to={paths.sharing()}>
                  {m.cancel}
                </ButtonLink>
              </ButtonGroup>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
