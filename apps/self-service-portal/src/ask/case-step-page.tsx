import { ButtonLink, Empty, Form, Loaded, Page, Textarea, useForm, useFresh, type UserErrorShape } from '@candour/portal-kit'
import type { TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { askedQuery, type Asked } from './ask-queries.ts'

const m = askMessages

/** The case as the person was shown it, with the words they may add. */
interface CaseStepInput {
  complaintId: string
  version: number
  reason?: string
}

interface CaseStepPageProps {
  title: string
  intro: string
  why: string
  whyHint: string
  button: string
  /** Whether the server offers this step now. */
  offered: (viewerCan: Asked['viewerCan']) => boolean
  mutation: TypedDocumentNode<Record<string, { userErrors: readonly UserErrorShape[] }>, { input: CaseStepInput }>
}

/** A step that the person takes with a case of theirs. They never have to say why. */
export function CaseStepPage({ title, intro, why, whyHint, button, offered, mutation }: CaseStepPageProps) {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(askedQuery, { id })
  const [reason, setReason] = useState('')
  const form = useForm(mutation, { onRefused: answer.refetch, onDone: () => void navigate(paths.asked(id)) })

  const take = (asked: Asked) => {
    const said = reason.trim()
    void form.send({ complaintId: id, version: asked.version ?? 0, ...(said && { reason: said }) })
  }

  return (
    <Page title={title} caption={answer.data?.complaint?.reference ?? undefined} back={paths.asked(id)}>
      <Loaded of={answer} part={(data) => data.complaint} missing={<Empty title={m.missing} />}>
        {(asked) =>
          offered(asked.viewerCan) ? (
            <Form
              of={form}
              onSubmit={() => take(asked)}
              button={button}
              instead={
                <ButtonLink kind="secondary" to={paths.asked(id)}>
                  {m.cancel}
                </ButtonLink>
              }
            >
              <p className="govuk-body">{intro}</p>
              <Textarea name="reason" label={why} hint={whyHint} rows={3} value={reason} onChange={setReason} />
            </Form>
          ) : (
            <p className="govuk-body">{m.partClosed}</p>
          )
        }
      </Loaded>
    </Page>
  )
}
