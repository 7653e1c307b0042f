import { Button, errorFor, ErrorSummary, Page, Textarea } from '@candour/portal-kit'
import { askMessages } from './ask-messages.ts'
import type { AnswerStepProps } from './step-props.ts'

const m = askMessages

/** What happened, or what would put it right, in the person's own words. */
export function WriteStep({
  draft,
  kind,
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
  return (
    <Page title={words.title} caption={m.kinds[kind]} back={back}>
      <ErrorSummary errors={errors} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onNext(words.missing && !draft[name].trim() ? [{ field: name, message: words.missing }] : [])
        }}
      >
        <Textarea
          name={name}
          label={words.label}
          hint={words.hint}
          rows={what === 'right' ? 4 : 8}
          value={draft[name]}
          onChange={(value) => onChange({ ...draft, [name]: value })}
          error={errorFor(errors, name)}
        />
        <Button>{m.next}</Button>
      </form>
    </Page>
  )
}
