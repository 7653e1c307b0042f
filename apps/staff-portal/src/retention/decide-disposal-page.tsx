import {
  dateAndTime,
  done,
  Empty,
  graphql,
  Loaded,
  longDate,
  Page,
  SummaryList,
  SummaryRow,
  Textarea,
  useForm,
  useFresh,
  ValueRow,
  WarningText,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DecisionForm } from '../frame/decision-form.tsx'
import { ForPurpose } from '../frame/for-purpose.tsx'
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
  const { name } = useRecord()
  return (
    <Page title="Decide whether the record goes" about={name} back={paths.proposedDisposals()}>
      <ForPurpose purpose="retention-review">
        <Decision />
      </ForPurpose>
    </Page>
  )
}

function Decision() {
  const { person } = useRecord()
  const navigate = useNavigate()
  const answer = useFresh(retentionQuery, { id: person.id })
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const approve = useForm(approveMutation, {
    onDone: () => void navigate(paths.disposals(), done('The record is being erased')),
  })
  const refuse = useForm(refuseMutation, {
    onDone: () => void navigate(paths.retention(person.id), done('The record stays')),
  })
  const form = decision === 'refuse' ? refuse : approve

  const save = (disposalId: string) => {
    const complete = form.check([
      !decision && { field: 'decision', message: 'Select erase or keep' },
      decision === 'refuse' && !reason.trim() && { field: 'reason', message: 'Enter why the record stays' },
    ])
    if (!complete) return
    if (decision === 'approve') void approve.send({ disposalId })
    else void refuse.send({ disposalId, reason: reason.trim() })
  }

  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser?.disposal}
      missing={<Empty title="Nobody proposed to erase this record, or you do not have access." />}
    >
      {(disposal) => (
        <DecisionForm
          of={form}
          facts={
            <SummaryList>
              {disposal.proposedAt && disposal.proposedBy === null ? (
                <SummaryRow label="Proposed by">The rule: its time is over</SummaryRow>
              ) : (
                <>
                  <ValueRow label="Why it can go" reading={answer.reader.read('Disposal', disposal, 'reason')} />
                  <ValueRow label="Proposed by" reading={answer.reader.read('Disposal', disposal, 'proposedBy')} />
                </>
              )}
              <SummaryRow label="Proposed">{disposal.proposedAt ? dateAndTime(disposal.proposedAt) : 'Not shown'}</SummaryRow>
              {disposal.runsOn ? (
                <SummaryRow label="If nobody decides">It is erased by itself on {longDate(disposal.runsOn)}.</SummaryRow>
              ) : null}
            </SummaryList>
          }
          open={disposal.viewerCan.decide}
          choices={choices}
          decision={decision}
          onDecide={setDecision}
          onSubmit={() => save(disposal.id)}
        >
          {decision === 'refuse' ? (
            <Textarea name="reason" label="Why does it stay?" rows={4} value={reason} onChange={setReason} />
          ) : null}
          {decision === 'approve' ? (
            <WarningText>All of the record is erased, with its documents, messages and sign-in.</WarningText>
          ) : null}
        </DecisionForm>
      )}
    </Loaded>
  )
}
