import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  Loaded,
  Page,
  Textarea,
  useFresh,
  type Change,
  type FormError,
  type UserErrorShape,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { askedQuery, type Asked } from './ask-queries.ts'

const m = askMessages

/** The case as the person was shown it, with the words they may add. */
export interface CaseStepInput {
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
  change: Pick<Change<unknown, never>, 'busy' | 'problem'>
  /** Sends the step. Null when there was a problem, which `change` tells. */
  send: (input: CaseStepInput) => Promise<{ userErrors: readonly UserErrorShape[] } | null | undefined>
}

/** A step that the person takes with a case of theirs. They never have to say why. */
export function CaseStepPage({ title, intro, why, whyHint, button, offered, change, send }: CaseStepPageProps) {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(askedQuery, { id })
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const take = async (asked: Asked) => {
    const said = reason.trim()
    const taken = await send({ complaintId: id, version: asked.version ?? 0, ...(said && { reason: said }) })
    if (!taken) return
    setErrors(formErrorsOf(taken.userErrors, { reason: 'reason' }))
    if (taken.userErrors.length > 0) return answer.refetch()
    void navigate(paths.asked(id))
  }

  return (
    <Page title={title} caption={answer.data?.complaint?.reference ?? undefined} back={paths.asked(id)}>
      <Loaded of={answer} part={(data) => data.complaint} missing={<Empty title={m.missing} />}>
        {(asked) =>
          offered(asked.viewerCan) ? (
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                void take(asked)
              }}
            >
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{intro}</p>
              <Textarea
                name="reason"
                label={why}
                hint={whyHint}
                rows={3}
                value={reason}
                onChange={setReason}
                error={errorFor(errors, 'reason')}
              />
              <ButtonGroup>
                <Button busy={change.busy}>{button}</Button>
                <ButtonLink kind="secondary" to={paths.asked(id)}>
                  {m.cancel}
                </ButtonLink>
              </ButtonGroup>
            </form>
          ) : (
            <p className="govuk-body">{m.partClosed}</p>
          )
        }
      </Loaded>
    </Page>
  )
}
