import {
  Button,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Page,
  Radios,
  Textarea,
  TextInput,
  useChange,
  WarningText,
  type FormError,
} from '@candour/portal-kit'
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
  const change = useChange(breakGlassMutation)
  const [draft, setDraft] = useState({ reference: query.get('reference') ?? '', purpose: '', reason: '' })
  const [errors, setErrors] = useState<FormError[]>([])
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value })

  const open = async () => {
    const found: FormError[] = []
    if (!draft.reference.trim()) found.push({ field: 'reference', message: 'Enter the person’s reference' })
    if (!draft.purpose) found.push({ field: 'emergency', message: 'Select what the emergency is' })
    if (!draft.reason.trim()) found.push({ field: 'reason', message: 'Enter what happened' })
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({ input: draft })
    if (!data) return
    const { breakGlass, userErrors } = data.breakGlass
    setErrors(formErrorsOf(userErrors, { purpose: 'emergency' }))
    if (!breakGlass) return
    refetch()
    // The record opens for the purpose that was declared.
    if (viewer.purpose !== draft.purpose) statedPurpose.set(draft.purpose)
    void navigate(paths.person(breakGlass.person.id))
  }

  if (!viewer.viewerCan.breakGlass)
    return (
      <Page title="Emergency access">
        <NotForYou />
      </Page>
    )
  return (
    <Page title="Emergency access" back={paths.caseload()}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
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
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <TextInput
          name="reference"
          label="Reference of the person"
          width="20"
          spellCheck={false}
          value={draft.reference}
          onChange={set('reference')}
          error={errorFor(errors, 'reference')}
        />
        <Radios
          name="emergency"
          legend="What the emergency is"
          legendSize="s"
          choices={emergencies.filter(({ value }) => viewer.purposes.includes(value))}
          value={draft.purpose}
          onChange={set('purpose')}
          error={errorFor(errors, 'emergency')}
        />
        <Textarea
          name="reason"
          label="What happened"
          hint="The reviewer reads this, and so may the person."
          rows={4}
          value={draft.reason}
          onChange={set('reason')}
          error={errorFor(errors, 'reason')}
        />
        <Button kind="warning" busy={change.busy}>
          Open the record for 4 hours
        </Button>
      </form>
    </Page>
  )
}
