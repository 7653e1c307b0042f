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
  Loading,
  Page,
  problemOf,
  Radios,
  SummaryList,
  SummaryRow,
  Textarea,
  useChange,
  usePages,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
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
  const change = useChange(decideMutation)
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const request = pages.nodes.find(({ id }) => id === requestId)

  const save = async () => {
    const found: FormError[] = []
    if (!decision) found.push({ field: 'decision', message: 'Select approve or refuse' })
    if (decision === 'refuse' && !reason.trim()) found.push({ field: 'reason', message: 'Enter the reason for refusing' })
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({
      input: { roleRequestId: requestId, approve: decision === 'approve', ...(reason.trim() && { reason: reason.trim() }) },
    })
    if (!data) return
    const refused = data.decideRoleRequest.userErrors
    setErrors(formErrorsOf(refused, { approve: 'decision', reason: 'reason' }))
    if (refused.length === 0) void navigate(paths.approvals(), done('The decision is recorded'))
  }

  return (
    <Page title="Decide a role request" caption={request?.staffMember?.name ?? undefined} back={paths.approvals()}>
      {request ? (
        <>
          <ErrorSummary errors={errors} />
          {change.problem ? <Failure problem={change.problem} /> : null}
          <SummaryList>
            <SummaryRow label="Who">{request.staffMember?.name ?? 'Name not shown'}</SummaryRow>
            <SummaryRow label="Roles now">{roleNames(request.staffMember?.roles ?? []) || 'No role yet'}</SummaryRow>
            <SummaryRow label="Role asked for">{request.role ? roleName(request.role) : 'Not shown'}</SummaryRow>
            <SummaryRow label="Asked">
              {request.requestedAt ? dateAndTime(request.requestedAt) : ''}
              {request.requestedBy ? ` by ${request.requestedBy}` : ''}
            </SummaryRow>
          </SummaryList>
          {request.viewerCanDecide ? (
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                void save()
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
              <Textarea
                name="reason"
                label="Reason"
                hint="Needed when you refuse."
                rows={3}
                value={reason}
                onChange={setReason}
                error={errorFor(errors, 'reason')}
              />
              <Button busy={change.busy}>Record the decision</Button>
            </form>
          ) : (
            <p className="govuk-body">Somebody else must decide this request.</p>
          )}
        </>
      ) : pages.fetching ? (
        <Loading />
      ) : pages.error ? (
        <Failure problem={problemOf(pages.error)} onRetry={pages.refetch} />
      ) : (
        <Empty title="This request has been decided, or you do not have access." />
      )}
    </Page>
  )
}
