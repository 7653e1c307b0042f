import { done, Form, graphql, Page, useForm, WarningText } from '@candour/portal-kit'
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
  const form = useForm(leavingMutation, {
    onDone: () => void navigate(paths.staff(), done(`${name} has left. All their access has ended`)),
  })

  return (
    <Page title="Record leaving" caption={name} back={paths.member(member.id)}>
      <Form
        of={form}
        onSubmit={() => void form.send({ staffMemberId: member.id })}
        button="They have left"
        instead={
          <Link className="govuk-link" to={paths.member(member.id)}>
            Cancel
          </Link>
        }
      >
        <WarningText>Their roles, teams and people end at once. This cannot be undone.</WarningText>
        <p className="govuk-body">Hand over their work first. What they wrote stays on the records under their name.</p>
      </Form>
    </Page>
  )
}
