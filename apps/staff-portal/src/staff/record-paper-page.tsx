import {
  Button,
  DateInput,
  done,
  emptyDate,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  isoDateOf,
  Page,
  Radios,
  TextInput,
  useChange,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { paperKinds } from '../wording/papers.ts'
import { useMember } from './member-context.ts'

const recordMutation = graphql(`
  mutation RecordStaffEvidence($input: RecordStaffEvidenceInput!) {
    recordStaffEvidence(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const kinds = Object.entries(paperKinds).map(([value, words]) => ({ value, ...words }))

/** Records what must come before a role: that a colleague signed the undertaking, or did the training. */
export function RecordPaperPage() {
  const { member, name, refetch } = useMember()
  const navigate = useNavigate()
  const change = useChange(recordMutation)
  const [kind, setKind] = useState('')
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(emptyDate)
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async () => {
    const givenOn = isoDateOf(day)
    const found: FormError[] = []
    if (!kind) found.push({ field: 'kind', message: 'Select what it is' })
    if (!title.trim()) found.push({ field: 'title', message: 'Enter which paper or course' })
    if (!givenOn) found.push({ field: 'givenOn', message: 'Enter the day, such as 27 3 2026' })
    setErrors(found)
    if (found.length > 0 || !givenOn) return
    const data = await change.send({ input: { staffMemberId: member.id, kind, title: title.trim(), givenOn } })
    if (!data) return
    const { userErrors } = data.recordStaffEvidence
    setErrors(formErrorsOf(userErrors, { kind: 'kind', title: 'title', givenOn: 'givenOn', staffMemberId: 'kind' }))
    if (userErrors.length > 0) return
    refetch()
    void navigate(paths.member(member.id), done('It is on record'))
  }

  return (
    <Page title="Record an undertaking or training" caption={name} back={paths.member(member.id)}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Radios
          name="kind"
          legend="What is it?"
          legendSize="s"
          choices={kinds}
          value={kind}
          onChange={setKind}
          error={errorFor(errors, 'kind')}
        />
        <TextInput
          name="title"
          label="Which paper or course?"
          hint="With its version, so that it can be found."
          value={title}
          onChange={setTitle}
          error={errorFor(errors, 'title')}
        />
        <DateInput
          name="givenOn"
          legend="When was it signed or done?"
          legendSize="s"
          value={day}
          onChange={setDay}
          error={errorFor(errors, 'givenOn')}
        />
        <Button busy={change.busy}>Record it</Button>
      </form>
    </Page>
  )
}
