import {
  fill,
  Loaded,
  longDate,
  Page,
  phoneNumber,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFresh,
  ValueRow,
  FieldValue,
  type FieldReader,
} from '@candour/portal-kit'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { KeptCard } from './kept-card.tsx'
import { informationQuery, type MyRecord } from './information-query.ts'
import { addressText, plainFields, type CorrectableField, type PlainField } from './record-values.ts'

const m = pageMessages.information

const cards: { section: string; title: string; fields: PlainField[] }[] = [
  { section: 'identity', title: m.identity, fields: ['GIVEN_NAME', 'FAMILY_NAME', 'PREFERRED_NAME', 'BIRTH_DATE'] },
  { section: 'identifiers', title: m.identifiers, fields: ['NHS_NUMBER'] },
  { section: 'health', title: m.health, fields: ['PHYSICAL_HEALTH', 'MENTAL_HEALTH'] },
  { section: 'background', title: m.background, fields: ['ETHNICITY', 'RELIGION'] },
]

/** Everything that is held, where it came from, and a way to say that it is wrong beside each item. */
export function InformationPage() {
  const answer = useFresh(informationQuery, {})
  return (
    <Page title={m.title} wide>
      <Loaded
        of={answer}
        part={(data) => data.myRecord}
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
        loading={messages.frame.loading}
      >
        {(record) => <Cards record={record} reader={answer.reader} />}
      </Loaded>
    </Page>
  )
}

function Wrong({ field }: { field: CorrectableField }) {
  return (
    <Link className="govuk-link" to={paths.correct(field)}>
      {m.wrong}
      <span className="govuk-visually-hidden"> {fill(m.wrongAbout, { item: pageMessages.fields[field] })}</span>
    </Link>
  )
}

/** Where a section came from and when it last changed; provenance arrives newest first. */
function Source({ record, section }: { record: MyRecord; section: string }) {
  const latest = record.provenance?.find((one) => one.section === section)
  if (!latest?.source) return null
  const source = m.sources[latest.source]
  const text = latest.suppliedAt ? fill(m.from, { source, date: longDate(latest.suppliedAt) }) : fill(m.fromOnly, { source })
  return <p className="govuk-body-s candour-quiet">{text}</p>
}

function Cards({ record, reader }: { record: MyRecord; reader: FieldReader }) {
  const [identity, ...others] = cards
  const mayCorrect = record.viewerCan.requestCorrection
  const card = ({ section, title, fields }: (typeof cards)[number]) => (
    <SummaryCard key={section} title={title}>
      <SummaryList>
        {fields.map((field) => (
          <ValueRow
            key={field}
            label={pageMessages.fields[field]}
            reading={reader.read('ServiceUser', record, plainFields[field])}
            format={(value) => <span className="candour-text">{field === 'BIRTH_DATE' ? longDate(value) : value}</span>}
            action={mayCorrect ? <Wrong field={field} /> : null}
          />
        ))}
      </SummaryList>
      <Source record={record} section={section} />
    </SummaryCard>
  )
  return (
    <>
      <p className="govuk-body">{m.intro}</p>
      {identity ? card(identity) : null}
      <ContactCard record={record} reader={reader} />
      {others.map(card)}
      <SummaryCard title={m.notes}>
        <p className="govuk-body">{m.notesIntro}</p>
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.notes()}>
            {m.notesLink}
          </Link>
        </p>
      </SummaryCard>
      <KeptCard />
      {reader.marks.all.length > 0 ? <p className="govuk-body">{m.hiddenHelp}</p> : null}
    </>
  )
}

function ContactCard({ record, reader }: { record: MyRecord; reader: FieldReader }) {
  const contact = reader.read('ServiceUser', record, 'contact')
  const { updateContactDetails, requestCorrection } = record.viewerCan
  const row = (label: string, value: string | null, field?: CorrectableField): ReactNode => (
    <SummaryRow label={label} action={field && requestCorrection && !updateContactDetails ? <Wrong field={field} /> : null}>
      {value ? <span className="candour-text">{value}</span> : <span className="candour-absent">{messages.kit.notRecorded}</span>}
    </SummaryRow>
  )
  const change = [
    <Link key="safe" className="govuk-link" to={paths.safeContact()}>
      {m.safeContact}
    </Link>,
    <Link key="change" className="govuk-link" to={paths.contact()}>
      {m.change}
      <span className="govuk-visually-hidden"> {m.changeAbout}</span>
    </Link>,
  ]
  return (
    <SummaryCard title={m.contact} action={updateContactDetails ? change : null}>
      <SummaryList>
        {contact.kind === 'known' ? (
          <>
            {row(pageMessages.fields.EMAIL, contact.value.email, 'EMAIL')}
            {row(pageMessages.fields.PHONE, contact.value.phone && phoneNumber(contact.value.phone), 'PHONE')}
            {row(pageMessages.fields.ADDRESS, addressText(contact.value.address), 'ADDRESS')}
            {row(
              pageMessages.fields.preferredChannel,
              contact.value.preferredChannel && pageMessages.channels[contact.value.preferredChannel],
            )}
            {row(pageMessages.fields.safeContact, contact.value.safeContact)}
          </>
        ) : (
          <SummaryRow label={m.contact}>
            <FieldValue reading={contact} />
          </SummaryRow>
        )}
      </SummaryList>
      <Source record={record} section="contact" />
    </SummaryCard>
  )
}
