import { DateInput, done, emptyDate, Form, graphql, isoDateOf, Page, Radios, TextInput, useForm } from '@candour/portal-kit'
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
  const [kind, setKind] = useState('')
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(emptyDate)
  const form = useForm(recordMutation, {
    controls: { staffMemberId: 'kind' },
    onDone: () => {
      refetch()
      void navigate(paths.member(member.id), done('It is on record'))
    },
  })

  const save = () => {
    const givenOn = isoDateOf(day)
    const complete = form.check([
      !kind && { field: 'kind', message: 'Select what it is' },
      !title.trim() && { field: 'title', message: 'Enter which paper or course' },
      !givenOn && { field: 'givenOn', message: 'Enter the day, such as 27 3 2026' },
    ])
    if (complete && givenOn) void form.send({ staffMemberId: member.id, kind, title: title.trim(), givenOn })
  }

  return (
    <Page title="Record an undertaking or training" caption={name} back={paths.member(member.id)}>
      <Form of={form} onSubmit={save} button="Record it">
        <Radios name="kind" legend="What is it?" legendSize="s" choices={kinds} value={kind} onChange={setKind} />
        <TextInput
          name="title"
          label="Which paper or course?"
          hint="With its version, so that it can be found."
          value={title}
          onChange={setTitle}
        />
        <DateInput name="givenOn" legend="When was it signed or done?" legendSize="s" value={day} onChange={setDay} />
      </Form>
    </Page>
  )
}
