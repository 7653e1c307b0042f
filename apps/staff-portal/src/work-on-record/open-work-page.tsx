import { done, Form, graphql, Page, Textarea, TextInput, useForm } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { purposeName } from '../wording/purposes.ts'

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

/** Says what a record is looked into for, so that it may be read for the purpose stated. */
export function OpenWorkPage() {
  const { viewer } = useViewer()
  const { person, name, refetch } = useRecord()
  const navigate = useNavigate()
  const purpose = viewer.purpose ?? ''
  const [draft, setDraft] = useState({ reason: '', days: '' })
  const form = useForm(openMutation, {
    onDone: () => {
      refetch()
      void navigate(paths.person(person.id), done('You can now see what you need for this work.'))
    },
  })
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const save = () => {
    const complete = form.check([
      !draft.reason.trim() && { field: 'reason', message: 'Enter what you need the record for' },
      !/^\d{1,3}$/.test(draft.days.trim()) && { field: 'days', message: 'Enter for how many days' },
    ])
    if (complete) void form.send({ serviceUserId: person.id, purpose, reason: draft.reason, days: Number(draft.days) })
  }

  return (
    <Page title="Say what you need the record for" about={name} back={paths.person(person.id)}>
      <Form of={form} onSubmit={save} button="Open the record">
        <p className="govuk-body">
          For “{purposeName(purpose)}” you see more of a record only while there is such work about the person. What you enter is
          on record.
        </p>
        <Textarea
          name="reason"
          label="What you need it for"
          hint="Which request or concern it is. Leave out what does not belong here."
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
    </Page>
  )
}
