import {
  FieldValue,
  Loaded,
  longDate,
  Page,
  phoneNumber,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFresh,
  ValueRow,
  type FieldReader,
  type ResultOf,
} from '@candour/portal-kit'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { channelNames } from '../wording/person.ts'
import { useRecord } from './record-context.ts'
import { summaryQuery } from './summary-query.ts'

type Summary = NonNullable<ResultOf<typeof summaryQuery>['serviceUser']>
type Contact = NonNullable<Summary['contact']>

const recorded = (value: ReactNode) => value ?? <span className="candour-absent">Not recorded</span>

/** The facts of a record by subject. A hidden row stays where it was and says why. */
export function SummaryPage() {
  const { person, name } = useRecord()
  const answer = useFresh(summaryQuery, { id: person.id })
  return (
    <Page title="Summary" about={name} wide>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(summary) => <Cards summary={summary} reader={answer.reader} mayEditContact={person.viewerCan.updateContactDetails} />}
      </Loaded>
    </Page>
  )
}

function Cards({ summary, reader, mayEditContact }: { summary: Summary; reader: FieldReader; mayEditContact: boolean }) {
  const row = (label: string, field: keyof Summary & string, format?: (value: string) => ReactNode) => (
    <ValueRow
      label={label}
      reading={reader.read('ServiceUser', summary, field)}
      format={(value) => (format ?? String)(String(value))}
    />
  )
  const contact = reader.read('ServiceUser', summary, 'contact')
  const change = [
    <Link key="safe" className="govuk-link" to={paths.safeContact(summary.id)}>
      Safe contact
    </Link>,
    <Link key="change" className="govuk-link" to={paths.editContact(summary.id)}>
      Change<span className="govuk-visually-hidden"> contact details</span>
    </Link>,
  ]
  return (
    <>
      <SummaryCard title="Identity">
        <SummaryList>
          {row('First name', 'givenName')}
          {row('Last name', 'familyName')}
          {row('Preferred name', 'preferredName')}
          {row('Date of birth', 'birthDate', longDate)}
        </SummaryList>
      </SummaryCard>
      <SummaryCard title="Contact" action={mayEditContact ? change : null}>
        <SummaryList>
          {contact.kind === 'known' ? (
            <ContactRows contact={contact.value} />
          ) : (
            <SummaryRow label="Contact details">
              <FieldValue reading={contact} />
            </SummaryRow>
          )}
        </SummaryList>
      </SummaryCard>
      <SummaryCard title="Official numbers">
        <SummaryList>{row('NHS number', 'nhsNumber')}</SummaryList>
      </SummaryCard>
      <SummaryCard title="Health">
        <SummaryList>
          {row('Physical health', 'physicalHealth', (text) => (
            <span className="candour-text">{text}</span>
          ))}
          {row('Mental health', 'mentalHealth', (text) => (
            <span className="candour-text">{text}</span>
          ))}
        </SummaryList>
      </SummaryCard>
      <SummaryCard title="Background">
        <SummaryList>
          {row('Ethnicity', 'ethnicity')}
          {row('Religion', 'religion')}
        </SummaryList>
      </SummaryCard>
    </>
  )
}

function ContactRows({ contact }: { contact: Contact }) {
  const address = [...(contact.address?.lines ?? []), contact.address?.postcode].filter(Boolean).join('\n')
  return (
    <>
      {contact.safeContact ? (
        <SummaryRow label="Before you make contact">
          <strong className="candour-text">{contact.safeContact}</strong>
          {contact.safeContactRules ? null : (
            <p className="govuk-body-s">
              No message is sent until somebody says under “Safe contact” what this means for messages.
            </p>
          )}
        </SummaryRow>
      ) : null}
      <SummaryRow label="Prefers">{recorded(contact.preferredChannel && channelNames[contact.preferredChannel])}</SummaryRow>
      <SummaryRow label="Email">{recorded(contact.email)}</SummaryRow>
      <SummaryRow label="Phone">{recorded(contact.phone && phoneNumber(contact.phone))}</SummaryRow>
      <SummaryRow label="Address">{recorded(address ? <span className="candour-text">{address}</span> : null)}</SummaryRow>
    </>
  )
}
