import { errorFor, graphql, Textarea, TextInput, type FormError } from '@candour/portal-kit'
import { useState } from 'react'
import { StepForm } from './step-form.tsx'
import { useStep, type StepProps } from './use-step.ts'

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
  const controls = { by: 'by', reason: 'reason', notice: 'notice' }
  const step = useStep(extendMutation, props, (data) => data.extendStage.userErrors, controls)
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [notice, setNotice] = useState('')
  const take = () => {
    const found: FormError[] = []
    if (!/^[1-9]\d{0,3}$/.test(by.trim())) found.push({ field: 'by', message: 'Enter a whole number, such as 10' })
    if (!reason.trim()) found.push({ field: 'reason', message: 'Enter why more time is needed' })
    if (!notice.trim()) found.push({ field: 'notice', message: 'Enter what the person is told' })
    if (!step.check(found)) return
    const input = { complaintId: complaint.id, version: complaint.version ?? 0, by: Number(by.trim()), reason, notice }
    void step.take({ input })
  }
  const field = (name: 'by' | 'reason' | 'notice') => ({ name, error: errorFor(step.errors, name) })
  return (
    <StepForm step={step} button="Give it more time" onSubmit={take}>
      <TextInput
        {...field('by')}
        label="How much longer?"
        hint={complaint.rule ? `Counted as in the rule: ${complaint.rule}.` : 'Counted as in the rule of this stage.'}
        width="4"
        inputMode="numeric"
        value={by}
        onChange={setBy}
      />
      <Textarea {...field('reason')} label="Why is more time needed?" rows={3} value={reason} onChange={setReason} />
      <Textarea
        {...field('notice')}
        label="What do you tell the person?"
        hint="They read it with the case."
        rows={5}
        value={notice}
        onChange={setNotice}
      />
    </StepForm>
  )
}
