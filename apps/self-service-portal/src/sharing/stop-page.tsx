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
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { choiceWords } from './choice-words.ts'
import { sharingQuery, withdrawMutation, type Consent } from './sharing-query.ts'

const m = messages.sharing

/** The second and last click of stopping. The server has enforced it before the answer arrives. */
export function StopPage() {
  const { item: code = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(sharingQuery, {})
  const change = useChange(withdrawMutation)
  const shown = answer.data?.myRecord?.consents?.find(({ item }) => item.code === code)
  const words = choiceWords(shown?.item.section ?? 'SHARING')
  const [errors, setErrors] = useState<FormError[]>([])

  const stop = async (personId: string, consent: Consent) => {
    const data = await change.send({
      input: { serviceUserId: personId, itemCode: code, ...(consent.version !== null && { version: consent.version }) },
    })
    if (!data) return
    const { userErrors, consent: now } = data.withdrawConsent
    setErrors(formErrorsOf(userErrors))
    if (userErrors.length > 0) return answer.refetch()
    void navigate(paths.sharing(), { state: { code, kind: 'stopped', at: now?.decidedAt ?? new Date().toISOString() } })
  }

  return (
    <Page title={words.stopTitle} back={paths.sharing()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const consent = record.consents?.find(({ item }) => item.code === code)
          if (!consent) return <Empty title={m.missing} />
          return (
            <>
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{m.stopIntro}</p>
              <h2 className="govuk-heading-m">{consent.item.title}</h2>
              <p className="govuk-body">
                {m.stopNow} {m.stopBefore}
              </p>
              <h3 className="govuk-heading-s">{m.stopEffect}</h3>
              <p className="govuk-body">{consent.item.wording.consequences}</p>
              <ButtonGroup>
                <Button type="button" busy={change.busy} onClick={() => void stop(record.id, consent)}>
                  {words.stop}
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
