import {
  ButtonLink,
  Empty,
  Failure,
  FieldValue,
  Form,
  Loaded,
  Page,
  useForm,
  useFresh,
  type UserErrorShape,
} from '@candour/portal-kit'
import type { TypedDocumentNode } from '@urql/core'
import type { ReactNode } from 'react'
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

interface ChoicePageProps<Input> {
  verb: 'start' | 'stop'
  mutation: TypedDocumentNode<Record<string, Decided>, { input: Input }>
  inputOf: (personId: string, consent: Consent) => Input
  /** What is to be read above the button. */
  children: (consent: Consent) => ReactNode
}

/** The last click of a choice; starting and stopping weigh the same. The server has enforced it before the answer arrives. */
export function ChoicePage<Input>({ verb, mutation, inputOf, children }: ChoicePageProps<Input>) {
  const { item: code = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(sharingQuery, {})
  const shown = answer.data?.myRecord?.consents?.find(({ item }) => item.code === code)
  const words = choiceWords(shown?.item.section ?? 'SHARING')
  const form = useForm(mutation, {
    onRefused: answer.refetch,
    onDone({ consent }) {
      const at = consent?.decidedAt ?? new Date().toISOString()
      void navigate(paths.sharing(), { state: { code, kind: verb === 'stop' ? 'stopped' : 'started', at } })
    },
  })

  return (
    <Page title={verb === 'stop' ? words.stopTitle : words.startTitle} back={paths.sharing()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'failed') return <Failure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          if (!shown) return <Empty title={m.missing} />
          return (
            <Form
              of={form}
              onSubmit={() => void form.send(inputOf(record.id, shown))}
              button={words[verb]}
              instead={
                <ButtonLink kind="secondary" to={paths.sharing()}>
                  {m.cancel}
                </ButtonLink>
              }
            >
              {children(shown)}
            </Form>
          )
        }}
      </Loaded>
    </Page>
  )
}
