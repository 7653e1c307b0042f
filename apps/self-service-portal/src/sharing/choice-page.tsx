import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  ErrorSummary,
  Failure,
  FieldValue,
  formErrorsOf,
  Loaded,
  Page,
  PartFailure,
  useFresh,
  type Change,
  type FormError,
  type UserErrorShape,
} from '@candour/portal-kit'
import { useState, type ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { choiceWords } from './choice-words.ts'
import { sharingQuery, type Consent } from './sharing-query.ts'

const m = pageMessages.sharing

/** What both decisions answer with. */
interface Decided {
  consent: { decidedAt: string | null } | null
  userErrors: readonly UserErrorShape[]
}

interface ChoicePageProps {
  verb: 'start' | 'stop'
  change: Pick<Change<unknown, never>, 'busy' | 'problem'>
  /** Sends the decision. Null when there was a problem, which `change` tells. */
  send: (personId: string, consent: Consent) => Promise<Decided | null | undefined>
  /** What is to be read above the button. */
  children: (consent: Consent) => ReactNode
}

/** The last click of a choice; starting and stopping weigh the same. The server has enforced it before the answer arrives. */
export function ChoicePage({ verb, change, send, children }: ChoicePageProps) {
  const { item: code = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(sharingQuery, {})
  const shown = answer.data?.myRecord?.consents?.find(({ item }) => item.code === code)
  const words = choiceWords(shown?.item.section ?? 'SHARING')
  const [errors, setErrors] = useState<FormError[]>([])

  const decide = async (personId: string, consent: Consent) => {
    const decided = await send(personId, consent)
    if (!decided) return
    setErrors(formErrorsOf(decided.userErrors))
    if (decided.userErrors.length > 0) return answer.refetch()
    const at = decided.consent?.decidedAt ?? new Date().toISOString()
    void navigate(paths.sharing(), { state: { code, kind: verb === 'stop' ? 'stopped' : 'started', at } })
  }

  return (
    <Page title={verb === 'stop' ? words.stopTitle : words.startTitle} back={paths.sharing()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'failed') return <PartFailure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          if (!shown) return <Empty title={m.missing} />
          return (
            <>
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              {children(shown)}
              <ButtonGroup>
                <Button type="button" busy={change.busy} onClick={() => void decide(record.id, shown)}>
                  {words[verb]}
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
