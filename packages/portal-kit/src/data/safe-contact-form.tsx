import { useState } from 'react'
import { Checkboxes } from '../components/checkboxes.tsx'
import { Form } from '../components/form.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { graphql } from '../schema/graphql.ts'
import {
  safeContactControls,
  safeContactDraftOf,
  safeContactInput,
  sendingChannels,
  type HeldSafeContact,
  type SendingChannel,
} from './safe-contact.ts'
import { useForm } from './use-form.ts'

const saveMutation = graphql(`
  mutation SaveSafeContact($input: UpdateContactDetailsInput!) {
    updateContactDetails(input: $input) {
      serviceUser {
        id
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** What each portal calls the questions. */
export interface SafeContactWords {
  intro?: string
  /** Above the form, while nobody has said what the text means for messages. */
  unread: string
  text: string
  textHint: string
  neverBy: string
  channels: Readonly<Record<SendingChannel, string>>
  from: string
  fromHint: string
  until: string
  untilHint: string
  discreet: string
  discreetYes: string
  neverSay: string
  neverSayHint: string
  save: string
}

interface SafeContactFormProps {
  held: { id: string; version: number | null; contact: HeldSafeContact | null }
  words: SafeContactWords
  onDone: () => void
}

/** What must be heeded before contact is made: in words for people, and in rules that every message heeds. */
export function SafeContactForm({ held, words, onDone }: SafeContactFormProps) {
  const [version, setVersion] = useState(held.version ?? 0)
  const [draft, setDraft] = useState(() => safeContactDraftOf(held.contact))
  const form = useForm(saveMutation, {
    onDone,
    controls: safeContactControls,
    // What was typed stays; the next press saves it over what somebody else changed meanwhile.
    onConflict: ({ serviceUser }) => setVersion(serviceUser?.version ?? version),
  })
  const text = (name: 'text' | 'from' | 'until' | 'neverSay') => ({
    name,
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  return (
    <Form
      of={form}
      onSubmit={() => void form.send({ serviceUserId: held.id, version, ...safeContactInput(draft) })}
      button={words.save}
    >
      {words.intro ? <p className="govuk-body">{words.intro}</p> : null}
      {held.contact?.safeContact && !held.contact.safeContactRules ? <InsetText>{words.unread}</InsetText> : null}
      <Textarea {...text('text')} label={words.text} hint={words.textHint} rows={3} />
      <Checkboxes
        name="neverBy"
        legend={words.neverBy}
        legendSize="s"
        choices={sendingChannels.map((value) => ({ value, text: words.channels[value] }))}
        value={draft.neverBy}
        onChange={(neverBy) => setDraft({ ...draft, neverBy })}
      />
      <TextInput {...text('from')} label={words.from} hint={words.fromHint} width="5" />
      <TextInput {...text('until')} label={words.until} hint={words.untilHint} width="5" />
      <Checkboxes
        name="discreet"
        legend={words.discreet}
        legendSize="s"
        choices={[{ value: 'yes', text: words.discreetYes }]}
        value={draft.discreet ? ['yes'] : []}
        onChange={(chosen) => setDraft({ ...draft, discreet: chosen.includes('yes') })}
      />
      <Textarea {...text('neverSay')} label={words.neverSay} hint={words.neverSayHint} rows={3} />
    </Form>
  )
}
