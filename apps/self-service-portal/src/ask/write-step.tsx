import { DateInput, Form, Page, Textarea, type DateParts } from '@candour/portal-kit'
import { dayErrors } from './ask-draft.ts'
import { askMessages } from './ask-messages.ts'
import type { AnswerStepProps } from './step-props.ts'

const m = askMessages

/** What happened, or what would put it right, in the person's own words. */
export function WriteStep({
  draft,
  kind,
  process,
  back,
  errors,
  what,
  onChange,
  onNext,
}: AnswerStepProps & { what: 'happened' | 'right' }) {
  const complains = kind === 'COMPLAINT'
  const words =
    what === 'right'
      ? { title: m.rightTitle, label: m.right, hint: m.rightHint, missing: null }
      : complains
        ? { title: m.happenedTitle, label: m.happened, hint: m.happenedHint, missing: m.happenedMissing }
        : { title: m.sayTitle, label: m.say, hint: m.sayHint, missing: m.sayMissing }
  const name = what === 'right' ? 'hope' : 'matter'
  const asksDays = complains && what === 'happened' && process.asksWhenItHappened
  const day = (field: 'happenedOn' | 'knownOn') => ({
    name: field,
    value: draft[field],
    onChange: (value: DateParts) => onChange({ ...draft, [field]: value }),
  })
  return (
    <Page title={words.title} caption={m.kinds[kind]} back={back}>
      <Form
        of={{ errors }}
        onSubmit={() =>
          onNext([
            ...(words.missing && !draft[name].trim() ? [{ field: name, message: words.missing }] : []),
            ...(asksDays ? dayErrors(draft) : []),
          ])
        }
        button={m.next}
      >
        <Textarea
          name={name}
          label={words.label}
          hint={words.hint}
          rows={what === 'right' ? 4 : 8}
          value={draft[name]}
          onChange={(value) => onChange({ ...draft, [name]: value })}
        />
        {asksDays ? <DateInput {...day('happenedOn')} legend={m.happenedOn} legendSize="s" hint={m.happenedOnHint} /> : null}
        {asksDays && process.asksWhenItWasKnown ? (
          <DateInput {...day('knownOn')} legend={m.knownOn} legendSize="s" hint={m.knownOnHint} />
        ) : null}
      </Form>
    </Page>
  )
}
