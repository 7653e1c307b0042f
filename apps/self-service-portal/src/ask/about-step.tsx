import { Form, Page, Radios, Select } from '@candour/portal-kit'
import { askMessages } from './ask-messages.ts'
import type { AnswerStepProps } from './step-props.ts'

const m = askMessages

/** What a complaint is about, by the organisation's own lists. */
export function AboutStep({ draft, kind, process, back, errors, onChange, onNext }: AnswerStepProps) {
  const sorts = process.categories.length > 0
  return (
    <Page title={m.aboutTitle} caption={m.kinds[kind]} back={back}>
      <Form
        of={{ errors }}
        onSubmit={() => onNext(sorts && !draft.category ? [{ field: 'category', message: m.aboutMissing }] : [])}
        button={m.next}
      >
        {sorts ? (
          <Radios
            name="category"
            legend={m.about}
            legendSize="s"
            choices={process.categories.map(({ code, name }) => ({ value: code, text: name }))}
            value={draft.category}
            onChange={(category) => onChange({ ...draft, category })}
          />
        ) : null}
        {process.services.length > 0 ? (
          <Select
            name="service"
            label={m.service}
            options={[
              { value: '', text: m.serviceNone },
              ...process.services.map(({ code, name }) => ({ value: code, text: name })),
            ]}
            value={draft.service}
            onChange={(service) => onChange({ ...draft, service })}
          />
        ) : null}
      </Form>
    </Page>
  )
}
