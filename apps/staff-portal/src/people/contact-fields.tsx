import { Select, Textarea, TextInput } from '@candour/portal-kit'
import { channelNames } from '../wording/person.ts'
import type { ContactDraft } from './contact-draft.ts'

const channels = [{ value: '', text: 'Not recorded' }, ...Object.entries(channelNames).map(([value, text]) => ({ value, text }))]

interface ContactFieldsProps {
  /** What the service asks about; all of it when left out. */
  asked?: readonly string[]
  draft: ContactDraft
  onChange: (draft: ContactDraft) => void
}

/** The questions about contact, for a new person and for a change. */
export function ContactFields({ asked, draft, onChange }: ContactFieldsProps) {
  const field = (name: keyof ContactDraft) => ({
    name,
    value: draft[name],
    onChange: (value: string) => onChange({ ...draft, [name]: value }),
  })
  const asks = (name: string) => asked?.includes(name) ?? true
  return (
    <>
      {asks('preferredChannel') ? (
        <Select {...field('preferredChannel')} label="How do they want to be contacted?" options={channels} />
      ) : null}
      {asks('email') ? <TextInput {...field('email')} label="Email" type="email" spellCheck={false} autoComplete="off" /> : null}
      {asks('phone') ? <TextInput {...field('phone')} label="Phone" type="tel" width="20" autoComplete="off" /> : null}
      {asks('address') ? (
        <>
          <Textarea
            {...field('addressLines')}
            label="Address"
            hint="One line for each part, without the postcode"
            rows={4}
            autoComplete="off"
          />
          <TextInput {...field('postcode')} label="Postcode" width="10" autoComplete="off" />
        </>
      ) : null}
      {asks('safeContact') ? (
        <Textarea
          {...field('safeContact')}
          label="What must we know before we make contact? (optional)"
          hint="For example, do not leave a message"
          rows={3}
        />
      ) : null}
    </>
  )
}

/** Ids of the controls for the input fields of the API. */
export const contactControls = {
  email: 'email',
  phone: 'phone',
  addressLines: 'addressLines',
  postcode: 'postcode',
  preferredChannel: 'preferredChannel',
  safeContact: 'safeContact',
}
