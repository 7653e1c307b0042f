import {
  ConfirmPage,
  DateInput,
  Failure,
  Form,
  Loading,
  Page,
  problemOf,
  Radios,
  Textarea,
  TextInput,
  useForm,
  useFresh,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { ContactFields, contactControls } from './contact-fields.tsx'
import { emptyRegistration, registrationErrors, registrationInput, serviceMeant, type RegisterDraft } from './register-draft.ts'
import { consentFormQuery, registerMutation } from './register-operations.ts'
import { StorageConsent } from './storage-consent.tsx'

const controls = {
  ...contactControls,
  service: 'service',
  givenName: 'givenName',
  familyName: 'familyName',
  preferredName: 'preferredName',
  birthDate: 'birthDate',
  nhsNumber: 'nhsNumber',
  noContactReason: 'noContactReason',
  contact: 'hasContact',
  consentToStore: 'agrees',
  method: 'method',
  visitedOn: 'visitedOn',
}

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

/** A new record, from a first visit or call. */
export function RegisterPage() {
  const asked = useFresh(consentFormQuery, {})
  const [draft, setDraft] = useState(emptyRegistration)
  const [registered, setRegistered] = useState<{ id: string; reference: string | null } | null>(null)
  const form = useForm(registerMutation, { onDone: ({ serviceUser }) => setRegistered(serviceUser), controls })
  const storage = asked.data?.consentForm?.items.find(({ code }) => code === asked.data?.consentForm?.storageItem)
  const services = asked.data?.organisation?.services ?? []
  const fields = serviceMeant(draft, services)?.fields ?? []

  const save = () => {
    if (form.check(registrationErrors(draft, storage !== undefined, services)))
      void form.send(registrationInput(draft, storage?.wording.version ?? null, services))
  }

  if (registered)
    return (
      <ConfirmPage
        title="Person registered"
        detail={
          registered.reference ? (
            <>
              Reference
              <br />
              <strong>{registered.reference}</strong>
            </>
          ) : null
        }
      >
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.person(registered.id)}>
            Open the record
          </Link>
        </p>
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.caseload()}>
            Go to my caseload
          </Link>
        </p>
      </ConfirmPage>
    )

  const field = (name: keyof typeof controls & keyof RegisterDraft) => ({
    name,
    value: draft[name] as string,
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    autoComplete: 'off',
  })
  return (
    <Page title="Register a person" back={paths.caseload()}>
      {asked.error ? (
        <Failure problem={problemOf(asked.error)} onRetry={asked.refetch} />
      ) : asked.data === undefined ? (
        <Loading what="Loading the form" />
      ) : (
        <Form of={form} onSubmit={save} button="Register the person">
          {services.length > 1 ? (
            <Radios
              name="service"
              legend="Which service will they use?"
              hint="It decides what we ask."
              choices={services.map(({ code, name }) => ({ value: code, text: name }))}
              value={draft.service}
              onChange={(service) => setDraft({ ...draft, service })}
            />
          ) : null}
          <h2 className="govuk-heading-m">Who they are</h2>
          <TextInput {...field('givenName')} label="First name" />
          <TextInput {...field('familyName')} label="Last name" />
          {fields.includes('preferredName') ? (
            <TextInput {...field('preferredName')} label="What do they like to be called? (optional)" />
          ) : null}
          <DateInput
            name="birthDate"
            legend="Date of birth"
            hint="For example, 27 3 1985"
            value={draft.birthDate}
            onChange={(birthDate) => setDraft({ ...draft, birthDate })}
          />
          {fields.includes('nhsNumber') ? (
            <TextInput {...field('nhsNumber')} label="NHS number (optional)" hint="10 digits" width="20" inputMode="numeric" />
          ) : null}
          <h2 className="govuk-heading-m">How to reach them</h2>
          <Radios
            name="hasContact"
            legend="Do you have contact details?"
            inline
            choices={yesNo}
            value={draft.hasContact}
            onChange={(value) => setDraft({ ...draft, hasContact: value as RegisterDraft['hasContact'] })}
          />
          {draft.hasContact === 'yes' ? (
            <ContactFields asked={fields} draft={draft.contact} onChange={(contact) => setDraft({ ...draft, contact })} />
          ) : null}
          {draft.hasContact === 'no' ? (
            <Textarea
              name="noContactReason"
              label="Why not?"
              rows={3}
              value={draft.noContactReason}
              onChange={(noContactReason) => setDraft({ ...draft, noContactReason })}
            />
          ) : null}
          {storage ? <StorageConsent item={storage} draft={draft} onChange={setDraft} /> : null}
        </Form>
      )}
    </Page>
  )
}
