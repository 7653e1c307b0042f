import {
  Button,
  done,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  Textarea,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'

const proposeMutation = graphql(`
  mutation ProposeDisposal($input: ProposeDisposalInput!) {
    proposeDisposal(input: $input) {
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

/** Proposes that the record is erased, with a reason. */
export function ProposeDisposalPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const change = useChange(proposeMutation)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const found = reason.trim() ? [] : [{ field: 'reason', message: 'Enter why the record can go' }]
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({ input: { serviceUserId: person.id, reason: reason.trim() } })
    if (!data) return
    const refused = data.proposeDisposal.userErrors
    setErrors(formErrorsOf(refused, { reason: 'reason' }))
    if (refused.length === 0) void navigate(paths.retention(person.id), done('You proposed to erase this record'))
  }

  return (
    <Page title="Propose to erase the record" about={name} back={paths.retention(person.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>Once a second person approves, all of this record is erased. Nothing brings it back.</WarningText>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Textarea
          name="reason"
          label="Why can the record go?"
          hint="The person who decides reads this. It is erased with the record."
          rows={4}
          value={reason}
          onChange={setReason}
          error={errorFor(errors, 'reason')}
        />
        <Button busy={change.busy}>Propose to erase the record</Button>
      </form>
    </Page>
  )
}
