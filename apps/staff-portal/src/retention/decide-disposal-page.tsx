import {
  Button,
  dateAndTime,
  done,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  Radios,
  SummaryList,
  SummaryRow,
  Textarea,
  useChange,
  useFresh,
  ValueRow,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { retentionQuery } from './retention-queries.ts'

const approveMutation = graphql(`
  mutation ApproveDisposal($input: ApproveDisposalInput!) {
    approveDisposal(input: $input) {
      disposal {
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

const refuseMutation = graphql(`
  mutation RefuseDisposal($input: RefuseDisposalInput!) {
    refuseDisposal(input: $input) {
      disposal {
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

const choices = [
  { value: 'approve', text: 'Erase the record', hint: 'It begins at once. Nothing brings it back.' },
  { value: 'refuse', text: 'Keep the record', hint: 'It can be proposed again.' },
]

/** The second person decides whether the record is erased. */
export function DecideDisposalPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const answer = useFresh(retentionQuery, { id: person.id })
  const approve = useChange(approveMutation)
  const refuse = useChange(refuseMutation)
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const problem = approve.problem ?? refuse.problem

  const save = async (disposalId: string) => {
    const found: FormError[] = []
    if (!decision) found.push({ field: 'decision', message: 'Select erase or keep' })
    if (decision === 'refuse' && !reason.trim()) found.push({ field: 'reason', message: 'Enter why the record stays' })
    setErrors(found)
    if (found.length > 0) return
    const outcome =
      decision === 'approve'
        ? (await approve.send({ input: { disposalId } }))?.approveDisposal
        : (await refuse.send({ input: { disposalId, reason: reason.trim() } }))?.refuseDisposal
    if (!outcome) return
    setErrors(formErrorsOf(outcome.userErrors, { reason: 'reason' }))
    if (outcome.userErrors.length > 0) return
    if (decision === 'approve') void navigate(paths.disposals(), done('The record is being erased'))
    else void navigate(paths.retention(person.id), done('The record stays'))
  }

  return (
    <Page title="Decide whether the record goes" about={name} back={paths.proposedDisposals()}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser?.disposal}
        missing={<Empty title="Nobody proposed to erase this record, or you do not have access." />}
      >
        {(disposal) => (
          <>
            <ErrorSummary errors={errors} />
            {problem ? <Failure problem={problem} /> : null}
            <SummaryList>
              <ValueRow label="Why it can go" reading={answer.reader.read('Disposal', disposal, 'reason')} />
              <ValueRow label="Proposed by" reading={answer.reader.read('Disposal', disposal, 'proposedBy')} />
              <SummaryRow label="Proposed">{disposal.proposedAt ? dateAndTime(disposal.proposedAt) : 'Not shown'}</SummaryRow>
            </SummaryList>
            {disposal.viewerCan.decide ? (
              <form
                noValidate
                onSubmit={(event) => {
                  event.preventDefault()
                  void save(disposal.id)
                }}
              >
                <Radios
                  name="decision"
                  legend="Your decision"
                  legendSize="s"
                  choices={choices}
                  value={decision}
                  onChange={setDecision}
                  error={errorFor(errors, 'decision')}
                />
                {decision === 'refuse' ? (
                  <Textarea
                    name="reason"
                    label="Why does it stay?"
                    rows={4}
                    value={reason}
                    onChange={setReason}
                    error={errorFor(errors, 'reason')}
                  />
                ) : null}
                {decision === 'approve' ? (
                  <WarningText>All of the record is erased, with its documents, messages and sign-in.</WarningText>
                ) : null}
                <Button busy={approve.busy || refuse.busy}>Record the decision</Button>
              </form>
            ) : (
              <p className="govuk-body">This was decided, or somebody else must decide it.</p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
