import { done, Form, graphql, Page, Textarea, TextInput, useForm, WarningText } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'

const delayMutation = graphql(`
  mutation DelayTelling($input: DelayTellingInput!) {
    delayTelling(input: $input) {
      delayedTelling {
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

/** Has the person told later that somebody looked. Nothing is taken out of the log. */
export function DelayPage() {
  const { entry = '' } = useParams()
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ days: '', reason: '' })
  const form = useForm(delayMutation, {
    onDone: () => void navigate(paths.access(person.id), done('The person is told later.')),
  })
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const save = () => {
    const complete = form.check([
      !/^\d{1,2}$/.test(draft.days.trim()) && { field: 'days', message: 'Enter a number of days from 1 to 90' },
      !draft.reason.trim() && { field: 'reason', message: 'Enter on what ground' },
    ])
    if (complete) void form.send({ serviceUserId: person.id, entryId: entry, days: Number(draft.days), reason: draft.reason })
  }

  return (
    <Page title="Tell the person later" about={name} back={paths.access(person.id)}>
      <Form of={form} onSubmit={save} button="Tell the person later">
        <WarningText>Only where telling them now would warn somebody about an inquiry, or do serious harm.</WarningText>
        <p className="govuk-body">
          From this entry on, what this colleague did for the same purpose does not show in “Who has seen it”. When the time is
          over all of it shows, and that you decided this.
        </p>
        <TextInput
          name="days"
          label="For how many days"
          hint="At most 90. You can tell the person earlier."
          width="3"
          inputMode="numeric"
          value={draft.days}
          onChange={set('days')}
        />
        <Textarea
          name="reason"
          label="On what ground"
          hint="Which law allows it, and what harm telling now would do. The person does not read this."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
        />
      </Form>
    </Page>
  )
}
