import {
  dateAndTime,
  done,
  Empty,
  graphql,
  Loaded,
  Page,
  SummaryList,
  SummaryRow,
  Textarea,
  useForm,
  usePages,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { DecisionForm } from '../frame/decision-form.tsx'
import { paths } from '../paths.ts'
import { roleName, roleNames } from '../wording/roles.ts'
import { approvalsQuery } from './approvals-query.ts'

const decideMutation = graphql(`
  mutation DecideRoleRequest($input: DecideRoleRequestInput!) {
    decideRoleRequest(input: $input) {
      roleRequest {
        id
        state
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
  { value: 'approve', text: 'Approve', hint: 'They have the role at once.' },
  { value: 'refuse', text: 'Refuse', hint: 'Nothing changes.' },
]

export function DecideApprovalPage() {
  const { request: requestId = '' } = useParams()
  const navigate = useNavigate()
  const pages = usePages(approvalsQuery, {}, (data) => data.roleRequests)
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const form = useForm(decideMutation, {
    controls: { approve: 'decision' },
    onDone: () => void navigate(paths.approvals(), done('The decision is recorded')),
  })
  const request = pages.nodes.find(({ id }) => id === requestId)

  const save = () => {
    const complete = form.check([
      !decision && { field: 'decision', message: 'Select approve or refuse' },
      decision === 'refuse' && !reason.trim() && { field: 'reason', message: 'Enter the reason for refusing' },
    ])
    if (complete)
      void form.send({
        roleRequestId: requestId,
        approve: decision === 'approve',
        ...(reason.trim() && { reason: reason.trim() }),
      })
  }

  return (
    <Page title="Decide a role request" caption={request?.staffMember?.name ?? undefined} back={paths.approvals()}>
      <Loaded
        of={pages}
        part={() => request}
        missing={<Empty title="This request has been decided, or you do not have access." />}
        loading="Loading the request"
      >
        {(request) => (
          <DecisionForm
            of={form}
            facts={
              <SummaryList>
                <SummaryRow label="Who">{request.staffMember?.name ?? 'Name not shown'}</SummaryRow>
                <SummaryRow label="Roles now">{roleNames(request.staffMember?.roles ?? []) || 'No role yet'}</SummaryRow>
                <SummaryRow label="Role asked for">{request.role ? roleName(request.role) : 'Not shown'}</SummaryRow>
                <SummaryRow label="Asked">
                  {request.requestedAt ? dateAndTime(request.requestedAt) : ''}
                  {request.requestedBy ? ` by ${request.requestedBy}` : ''}
                </SummaryRow>
              </SummaryList>
            }
            open={request.viewerCanDecide}
            choices={choices}
            decision={decision}
            onDecide={setDecision}
            onSubmit={save}
          >
            <Textarea name="reason" label="Reason" hint="Needed when you refuse." rows={3} value={reason} onChange={setReason} />
          </DecisionForm>
        )}
      </Loaded>
    </Page>
  )
}
