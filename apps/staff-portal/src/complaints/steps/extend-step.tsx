import { Form, graphql, Textarea, TextInput, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import type { StepProps } from './step-props.ts'

const extendMutation = graphql(`
  mutation ExtendStage($input: ExtendStageInput!) {
    extendStage(input: $input) {
      complaint {
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

/** More time, once, with a reason, and told to the person before the time is up. */
export function ExtendStep(props: StepProps) {
  const { complaint } = props
  const form = useForm(extendMutation, props)
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [notice, setNotice] = useState('')
  const take = () => {
    const complete = form.check([
      !/^[1-9]\d{0,3}$/.test(by.trim()) && { field: 'by', message: 'Enter a whole number, such as 10' },
      !reason.trim() && { field: 'reason', message: 'Enter why more time is needed' },
      !notice.trim() && { field: 'notice', message: 'Enter what the person is told' },
    ])
    if (!complete) return
    const input = { complaintId: complaint.id, version: complaint.version ?? 0, by: Number(by.trim()), reason, notice }
    void form.send(input)
  }
  return (
    <Form of={form} button="Give it more time" onSubmit={take}>
      <TextInput
        name="by"
        label="How much longer?"
        hint={complaint.rule ? `Counted as in the rule: ${complaint.rule}.` : 'Counted as in the rule of this stage.'}
        width="4"
        inputMode="numeric"
        value={by}
        onChange={setBy}
      />
      <Textarea name="reason" label="Why is more time needed?" rows={3} value={reason} onChange={setReason} />
      <Textarea
        name="notice"
        label="What do you tell the person?"
        hint="They read it with the case."
        rows={5}
        value={notice}
        onChange={setNotice}
      />
    </Form>
  )
}
