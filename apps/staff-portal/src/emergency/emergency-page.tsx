import { Form, graphql, Page, Radios, Textarea, TextInput, useForm, WarningText } from '@candour/portal-kit'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { NotForYou } from '../frame/not-for-you.tsx'
import { statedPurpose } from '../frame/stated-purpose.ts'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'

const breakGlassMutation = graphql(`
  mutation BreakGlass($input: BreakGlassInput!) {
    breakGlass(input: $input) {
      breakGlass {
        id
        person {
          id
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const emergencies = [
  { value: 'care', text: 'Somebody needs help now', hint: 'We tell the person by message that you looked.' },
  { value: 'safeguarding', text: 'Somebody may come to harm', hint: 'We send no message: it could reach whoever does the harm.' },
]

/** Opens one record in an emergency. Says before what it opens, for how long and who is told. */
export function EmergencyPage() {
  const { viewer, refetch } = useViewer()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const [draft, setDraft] = useState({ reference: query.get('reference') ?? '', purpose: '', reason: '' })
  const form = useForm(breakGlassMutation, {
    controls: { purpose: 'emergency' },
    onDone: ({ breakGlass }) => {
      if (!breakGlass) return
      refetch()
      // The record opens for the purpose that was declared.
      if (viewer.purpose !== draft.purpose) statedPurpose.set(draft.purpose)
      void navigate(paths.person(breakGlass.person.id))
    },
  })
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const open = () => {
    const complete = form.check([
      !draft.reference.trim() && { field: 'reference', message: 'Enter the person’s reference' },
      !draft.purpose && { field: 'emergency', message: 'Select what the emergency is' },
      !draft.reason.trim() && { field: 'reason', message: 'Enter what happened' },
    ])
    if (complete) void form.send(draft)
  }

  if (!viewer.viewerCan.breakGlass)
    return (
      <Page title="Emergency access">
        <NotForYou />
      </Page>
    )
  return (
    <Page title="Emergency access" back={paths.first()}>
      <Form of={form} onSubmit={open} button="Open the record for 4 hours" kind="warning">
        <WarningText>
          The data protection officer and the person are told that you looked, and what you read is checked.
        </WarningText>
        <ul className="govuk-list govuk-list--bullet">
          <li>You see one record, as if you worked with the person.</li>
          <li>You can read it for 4 hours. You cannot change or print it.</li>
          <li>You cannot make it longer. Somebody reviews it before you can open the same record again.</li>
        </ul>
        <p className="govuk-body">
          If it can wait,{' '}
          <Link className="govuk-link" to={paths.askForAccess()}>
            ask for access
          </Link>{' '}
          instead.
        </p>
        <TextInput
          name="reference"
          label="Reference of the person"
          width="20"
          spellCheck={false}
          value={draft.reference}
          onChange={set('reference')}
        />
        <Radios
          name="emergency"
          legend="What the emergency is"
          legendSize="s"
          choices={emergencies.filter(({ value }) => viewer.purposes.includes(value))}
          value={draft.purpose}
          onChange={set('purpose')}
        />
        <Textarea
          name="reason"
          label="What happened"
          hint="The reviewer reads this, and so may the person."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
        />
      </Form>
    </Page>
  )
}
