import { done, Form, graphql, Page, Textarea, useForm, WarningText } from '@candour/portal-kit'
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
  const [reason, setReason] = useState('')
  const form = useForm(proposeMutation, {
    onDone: () => void navigate(paths.retention(person.id), done('You proposed to erase this record')),
  })
  const save = () => {
    if (form.check([!reason.trim() && { field: 'reason', message: 'Enter why the record can go' }]))
      void form.send({ serviceUserId: person.id, reason: reason.trim() })
  }

  return (
    <Page title="Propose to erase the record" about={name} back={paths.retention(person.id)}>
      <Form of={form} onSubmit={save} button="Propose to erase the record">
        <WarningText>Once a second person approves, all of this record is erased. Nothing brings it back.</WarningText>
        <Textarea
          name="reason"
          label="Why can the record go?"
          hint="The person who decides reads this. It is erased with the record."
          rows={4}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Page>
  )
}
