import {
  Button,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  SummaryList,
  Textarea,
  useChange,
  useFresh,
  ValueRow,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { holdKinds } from '../wording/retention.ts'
import { retentionQuery } from './retention-queries.ts'

const releaseMutation = graphql(`
  mutation ReleaseHold($input: ReleaseHoldInput!) {
    releaseHold(input: $input) {
      hold {
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

/** Lifts a hold, with a reason: the record goes by the rules again. */
export function ReleaseHoldPage() {
  const { person, name } = useRecord()
  const { hold: holdId = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(retentionQuery, { id: person.id })
  const change = useChange(releaseMutation)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const found = reason.trim() ? [] : [{ field: 'reason', message: 'Enter why the hold ends' }]
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({ input: { holdId, reason: reason.trim() } })
    if (!data) return
    const refused = data.releaseHold.userErrors
    setErrors(formErrorsOf(refused, { reason: 'reason' }))
    if (refused.length === 0) void navigate(paths.retention(person.id))
  }

  return (
    <Page title="Release a hold" about={name} back={paths.retention(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser?.holds?.find(({ id }) => id === holdId)}
        missing={<Empty title="There is no such hold, or you do not have access." />}
      >
        {(hold) => (
          <>
            <ErrorSummary errors={errors} />
            {change.problem ? <Failure problem={change.problem} /> : null}
            <SummaryList>
              <ValueRow label="Hold" reading={answer.reader.read('Hold', hold, 'kind')} format={(kind) => holdKinds[kind]} />
              <ValueRow label="Reason" reading={answer.reader.read('Hold', hold, 'reason')} />
            </SummaryList>
            {hold.viewerCan.release ? (
              <form
                noValidate
                onSubmit={(event) => {
                  event.preventDefault()
                  void save()
                }}
              >
                <Textarea
                  name="reason"
                  label="Why does it end?"
                  hint="The record then goes by the rules again."
                  rows={4}
                  value={reason}
                  onChange={setReason}
                  error={errorFor(errors, 'reason')}
                />
                <Button busy={change.busy}>Release the hold</Button>
              </form>
            ) : (
              <p className="govuk-body">This hold was released, or somebody else must release it.</p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
