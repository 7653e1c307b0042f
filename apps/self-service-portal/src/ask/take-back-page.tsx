import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  Textarea,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { askedQuery, type Asked } from './ask-queries.ts'

const m = askMessages

const withdrawMutation = graphql(`
  mutation WithdrawMyComplaint($input: WithdrawComplaintInput!) {
    withdrawComplaint(input: $input) {
      complaint {
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

/** Taking back what one sent. Nobody has to say why. */
export function TakeBackPage() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(askedQuery, { id })
  const change = useChange(withdrawMutation)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const takeBack = async (asked: Asked) => {
    const why = reason.trim() ? { reason: reason.trim() } : {}
    const data = await change.send({ input: { complaintId: id, version: asked.version ?? 0, ...why } })
    if (!data) return
    const refused = data.withdrawComplaint.userErrors
    setErrors(formErrorsOf(refused, { reason: 'reason' }))
    if (refused.length > 0) return answer.refetch()
    void navigate(paths.asked(id))
  }

  return (
    <Page title={m.withdrawTitle} caption={answer.data?.complaint?.reference ?? undefined} back={paths.asked(id)}>
      <Loaded of={answer} part={(data) => data.complaint} missing={<Empty title={m.missing} />}>
        {(asked) =>
          asked.viewerCan.withdraw ? (
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                void takeBack(asked)
              }}
            >
              <ErrorSummary errors={errors} />
              {change.problem ? <Failure problem={change.problem} /> : null}
              <p className="govuk-body">{m.withdrawText}</p>
              <Textarea
                name="reason"
                label={m.withdrawWhy}
                hint={m.withdrawWhyHint}
                rows={3}
                value={reason}
                onChange={setReason}
                error={errorFor(errors, 'reason')}
              />
              <ButtonGroup>
                <Button busy={change.busy}>{m.withdraw}</Button>
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
