import {
  Button,
  ConfirmPage,
  DateInput,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  Loading,
  Page,
  problemOf,
  Radios,
  Textarea,
  TextInput,
  useChange,
  useFresh,
  type FormError,
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
  const form = useFresh(consentFormQuery, {})
  const change = useChange(registerMutation)
  const [draft, setDraft] = useState(emptyRegistration)
  const [errors, setErrors] = useState<FormError[]>([])
  const [registered, setRegistered] = useState<{ id: string; reference: string | null } | null>(null)
  const storage = form.data?.consentForm?.items.find(({ code }) => code === form.data?.consentForm?.storageItem)
  const services = form.data?.organisation?.services ?? []
  const asked = serviceMeant(draft, services)?.fields ?? []

  const save = async () => {
    const found = registrationErrors(draft, storage !== undefined, services)
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({ input: registrationInput(draft, storage?.wording.version ?? null, services) })
    if (!data) return
    const { serviceUser, userErrors } = data.registerServiceUser
    setErrors(formErrorsOf(userErrors, controls))
    if (serviceUser) setRegistered(serviceUser)
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
    error: errorFor(errors, name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    autoComplete: 'off',
  })
  return (
    <Page title="Register a person" back={paths.caseload()}>
      <ErrorSummary errors={errors} />
      {change.problem ? <Failure problem={change.problem} /> : null}
      {form.error ? (
        <Failure problem={problemOf(form.error)} onRetry={form.refetch} />
      ) : form.data === undefined ? (
        <Loading what="Loading the form" />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {services.length > 1 ? (
            <Radios
              name="service"
              legend="Which service will they use?"
              hint="It decides what we ask."
              choices={services.map(({ code, name }) => ({ value: code, text: name }))}
              value={draft.service}
              onChange={(service) => setDraft({ ...draft, service })}
              error={errorFor(errors, 'service')}
            />
          ) : null}
          <h2 className="govuk-heading-m">Who they are</h2>
          <TextInput {...field('givenName')} label="First name" />
          <TextInput {...field('familyName')} label="Last name" />
          {asked.includes('preferredName') ? (
            <TextInput {...field('preferredName')} label="What do they like to be called? (optional)" />
          ) : null}
          <DateInput
            name="birthDate"
            legend="Date of birth"
            hint="For example, 27 3 1985"
            value={draft.birthDate}
            onChange={(birthDate) => setDraft({ ...draft, birthDate })}
            error={errorFor(errors, 'birthDate')}
          />
          {asked.includes('nhsNumber') ? (
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
            error={errorFor(errors, 'hasContact')}
          />
          {draft.hasContact === 'yes' ? (
            <ContactFields
              asked={asked}
              draft={draft.contact}
              onChange={(contact) => setDraft({ ...draft, contact })}
              errors={errors}
            />
          ) : null}
          {draft.hasContact === 'no' ? (
            <Textarea
              name="noContactReason"
              label="Why not?"
              rows={3}
              value={draft.noContactReason}
              onChange={(noContactReason) => setDraft({ ...draft, noContactReason })}
              error={errorFor(errors, 'noContactReason')}
            />
          ) : null}
          {storage ? <StorageConsent item={storage} draft={draft} onChange={setDraft} errors={errors} /> : null}
          <Button busy={change.busy}>Register the person</Button>
        </form>
      )}
    </Page>
  )
}
