import {
  Button,
  Checkboxes,
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
import { useRepresentative } from './use-representative.tsx'

const endMutation = graphql(`
  mutation EndRepresentation($input: EndRepresentationInput!) {
    endRepresentation(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** Stops somebody acting for the person. Why is for the file: they are not told. */
export function EndRepresentativePage() {
  const { person, personName, id, name, failure } = useRepresentative()
  const navigate = useNavigate()
  const change = useChange(endMutation)
  const [reason, setReason] = useState('')
  const [court, setCourt] = useState<readonly string[]>([])
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    if (!reason.trim()) return setErrors([{ field: 'reason', message: 'Enter why it ends' }])
    const data = await change.send({ input: { representationId: id, reason: reason.trim(), courtOrder: court.length > 0 } })
    if (!data) return
    const { userErrors } = data.endRepresentation
    setErrors(formErrorsOf(userErrors, { reason: 'reason' }))
    if (userErrors.length === 0)
      void navigate(paths.access(person.id), done(`${name ?? 'They'} cannot act for ${personName} any more`))
  }

  return (
    <Page title="Stop somebody acting for the person" caption={name} back={paths.access(person.id)}>
      {failure}
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <WarningText>It stops at once. They are not told why.</WarningText>
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
          hint="Kept sealed, for the file."
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorFor(errors, 'reason')}
        />
        <Checkboxes
          name="court"
          legend="Is there a court order?"
          legendSize="s"
          choices={[
            {
              value: 'order',
              text: 'A court order forbids it',
              hint: 'Then it cannot be given again before the order is lifted.',
            },
          ]}
          value={court}
          onChange={setCourt}
        />
        <Button busy={change.busy}>Stop it now</Button>
      </form>
    </Page>
  )
}
