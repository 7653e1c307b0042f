import { Checkboxes, done, Form, graphql, Page, Textarea, useForm, WarningText } from '@candour/portal-kit'
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
  const [reason, setReason] = useState('')
  const [court, setCourt] = useState<readonly string[]>([])
  const form = useForm(endMutation, {
    onDone: () => void navigate(paths.access(person.id), done(`${name ?? 'They'} cannot act for ${personName} any more`)),
  })

  const save = () => {
    if (form.check([!reason.trim() && { field: 'reason', message: 'Enter why it ends' }]))
      void form.send({ representationId: id, reason: reason.trim(), courtOrder: court.length > 0 })
  }

  return (
    <Page title="Stop somebody acting for the person" caption={name} back={paths.access(person.id)}>
      {failure ?? (
        <Form of={form} onSubmit={save} button="Stop it now">
          <WarningText>It stops at once. They are not told why.</WarningText>
          <Textarea
            name="reason"
            label="Why does it end?"
            hint="Kept sealed, for the file."
            rows={3}
            value={reason}
            onChange={setReason}
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
        </Form>
      )}
    </Page>
  )
}
