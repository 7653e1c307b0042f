import {
  Button,
  ButtonGroup,
  done,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useMember } from './member-context.ts'

const leavingMutation = graphql(`
  mutation RecordLeaving($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** Records that a colleague has left: their next request is refused. */
export function RecordLeavingPage() {
  const { member, name } = useMember()
  const navigate = useNavigate()
  const change = useChange(leavingMutation)
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const data = await change.send({ input: { staffMemberId: member.id } })
    if (!data) return
    const { userErrors } = data.recordLeaving
    setErrors(formErrorsOf(userErrors))
    if (userErrors.length === 0) void navigate(paths.staff(), done(`${name} has left. All their access has ended`))
  }

  return (
    <Page title="Record leaving" caption={name} back={paths.member(member.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>Their roles, teams and people end at once. This cannot be undone.</WarningText>
      <p className="govuk-body">Hand over their work first. What they wrote stays on the records under their name.</p>
      <ButtonGroup>
        <Button type="button" busy={change.busy} onClick={() => void save()}>
          They have left
        </Button>
        <Link className="govuk-link" to={paths.member(member.id)}>
          Cancel
        </Link>
      </ButtonGroup>
    </Page>
  )
}
