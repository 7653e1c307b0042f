import { done, Form, graphql, Select, Textarea, TextInput, useForm } from '@candour/portal-kit'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'

const openMutation = graphql(`
  mutation OpenWorkItem($input: OpenWorkItemInput!) {
    openWorkItem(input: $input) {
      workItem {
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

interface WorkFormProps {
  /** What the work is for. */
  purpose: string
  /** Whose work it may be, where it is one inspector's. */
  inspectors?: readonly { readonly id: string; readonly name: string | null }[]
  reasonHint: string
  button: string
  /** Said on the record once it is open. */
  opened: string
  children: ReactNode
}

/** Opens work about a person: what for, for how long and, for an inspection, for whom. */
export function WorkForm({ purpose, inspectors, reasonHint, button, opened, children }: WorkFormProps) {
  const { person, refetch } = useRecord()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ forId: '', reason: '', days: '' })
  const form = useForm(openMutation, {
    onDone: () => {
      refetch()
      void navigate(paths.person(person.id), done(opened))
    },
  })
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const save = () => {
    const { forId, reason } = draft
    const complete = form.check([
      inspectors !== undefined && !forId && { field: 'forId', message: 'Select the inspector' },
      !reason.trim() && { field: 'reason', message: 'Enter what you need the record for' },
      !/^\d{1,3}$/.test(draft.days.trim()) && { field: 'days', message: 'Enter for how many days' },
    ])
    if (complete)
      void form.send({ serviceUserId: person.id, purpose, reason, days: Number(draft.days), ...(inspectors ? { forId } : {}) })
  }

  return (
    <Form of={form} onSubmit={save} button={button}>
      {children}
      {inspectors ? (
        <Select
          name="forId"
          label="Inspector"
          options={[
            { value: '', text: 'Select one' },
            ...inspectors.map(({ id, name }) => ({ value: id, text: name ?? 'Name not shown' })),
          ]}
          value={draft.forId}
          onChange={set('forId')}
        />
      ) : null}
      <Textarea
        name="reason"
        label="What the record is needed for"
        hint={reasonHint}
        rows={4}
        value={draft.reason}
        onChange={set('reason')}
      />
      <TextInput
        name="days"
        label="For how many days"
        hint="As few as you need. You can close it earlier."
        width="3"
        inputMode="numeric"
        value={draft.days}
        onChange={set('days')}
      />
    </Form>
  )
}
