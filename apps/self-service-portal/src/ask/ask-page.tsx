import { Form, Loaded, Page, Radios, useChecks, useFresh } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { askMessages } from './ask-messages.ts'
import { processQuery, type Kind } from './ask-queries.ts'
import { askChoices } from './choices.ts'
import { SentList } from './sent-list.tsx'
import { Ways } from './ways.tsx'

const m = askMessages

/** Where each thing that was sent stands, four plain choices for a new one, and the other ways, all on one page. */
export function AskPage() {
  const process = useFresh(processQuery, {})
  return (
    <Page title={m.title} wide>
      <p className="govuk-body">{m.intro}</p>
      <h2 className="govuk-heading-m">{m.mine}</h2>
      <SentList />
      <h2 className="govuk-heading-m">{m.fresh}</h2>
      <Loaded section of={process} part={(data) => data.complaintsProcess} missing={<p className="govuk-body">{m.partClosed}</p>}>
        {({ kinds }) => <ChoiceForm kinds={kinds} />}
      </Loaded>
      <Ways />
    </Page>
  )
}

function ChoiceForm({ kinds }: { kinds: readonly Kind[] }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState('')
  const form = useChecks()
  const choices = askChoices(kinds)
  const go = () => {
    const choice = choices.find(({ value }) => value === chosen)
    if (form.check([!choice && { field: 'what', message: m.whatMissing }]) && choice) void navigate(choice.to)
  }
  return (
    <Form of={form} onSubmit={go} button={m.next}>
      <Radios name="what" legend={m.what} legendSize="s" choices={choices} value={chosen} onChange={setChosen} />
    </Form>
  )
}
