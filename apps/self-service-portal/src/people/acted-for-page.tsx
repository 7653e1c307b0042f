import {
  dateAndTime,
  FieldValue,
  graphql,
  LinkButton,
  Loaded,
  LoadedList,
  LoadMore,
  longDate,
  Page,
  PartFailure,
  phoneNumber,
  problemOf,
  StepUpContext,
  SummaryCard,
  SummaryList,
  SummaryRow,
  Timeline,
  TimelineItem,
  useFresh,
  usePages,
  ValueRow,
  type FieldReader,
  type FieldReading,
  type ResultOf,
} from '@candour/portal-kit'
import { useContext } from 'react'
import { useParams } from 'react-router'
import { DocumentCards } from '../documents/document-cards.tsx'
import { addressText } from '../information/record-values.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { ActedForSeen } from './acted-for-seen.tsx'
import { peopleMessages } from './people-messages.ts'

const m = peopleMessages.acting

const actedForQuery = graphql(`
  query PersonIActFor($id: ID!) {
    organisation {
      services {
        code
        name
      }
    }
    serviceUser(id: $id) {
      id
      givenName
      familyName
      preferredName
      birthDate
      nhsNumber
      service
      contact {
        email
        phone
        address {
          lines
          postcode
        }
        preferredChannel
      }
      physicalHealth
      mentalHealth
      ethnicity
      religion
    }
  }
`)

const notesQuery = graphql(`
  query NotesOfPersonIActFor($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      notes(first: 25, after: $after) {
        nodes {
          id
          text
          kind
          occurredAt
          author
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const documentsQuery = graphql(`
  query DocumentsOfPersonIActFor($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      documents(first: 25, after: $after) {
        nodes {
          id
          name
          mediaType
          size
          attachedAt
          attachedBy
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

type Services = NonNullable<ResultOf<typeof actedForQuery>['organisation']>['services']
type Person = NonNullable<ResultOf<typeof actedForQuery>['serviceUser']>
type PlainField = 'givenName' | 'familyName' | 'preferredName' | 'birthDate' | 'nhsNumber' | 'service' | (typeof health)[number]
const health = ['physicalHealth', 'mentalHealth', 'ethnicity', 'religion'] as const

const cards: readonly { readonly title: string; readonly fields: readonly (readonly [PlainField, string])[] }[] = [
  {
    title: m.who,
    fields: [
      ['givenName', pageMessages.fields.GIVEN_NAME],
      ['familyName', pageMessages.fields.FAMILY_NAME],
      ['preferredName', m.calledName],
      ['birthDate', pageMessages.fields.BIRTH_DATE],
      ['nhsNumber', pageMessages.fields.NHS_NUMBER],
      ['service', m.plan],
    ],
  },
  {
    title: m.health,
    fields: [
      ['physicalHealth', pageMessages.fields.PHYSICAL_HEALTH],
      ['mentalHealth', pageMessages.fields.MENTAL_HEALTH],
      ['ethnicity', pageMessages.fields.ETHNICITY],
      ['religion', pageMessages.fields.RELIGION],
    ],
  },
]

/** Whether there is something to show. What the authority does not cover and what is hidden from a representative are alike: not there. */
const isThere = (reading: FieldReading<unknown>): boolean => reading.kind !== 'hidden'

/** The record of somebody for whom the viewer acts, as far as their authority goes. */
export function ActedForPage() {
  const { id = '' } = useParams()
  const stepUp = useContext(StepUpContext)
  const answer = useFresh(actedForQuery, { id })
  const person = answer.data?.serviceUser
  const name = [person?.preferredName ?? person?.givenName, person?.familyName].filter(Boolean).join(' ')
  return (
    <Page title={name || m.unnamed} back={paths.acting()} wide>
      <Loaded of={answer} part={(data) => data.serviceUser} missing={<p className="govuk-body">{m.missing}</p>}>
        {(record) => (
          <>
            <p className="govuk-body">{m.recordIntro}</p>
            {answer.error && !answer.data?.organisation ? (
              <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} />
            ) : null}
            {cards.map(({ title, fields }) => (
              <PlainCard
                key={title}
                title={title}
                fields={fields}
                person={record}
                reader={answer.reader}
                services={answer.data?.organisation?.services ?? null}
              />
            ))}
            <Contact person={record} reader={answer.reader} />
            <Notes personId={record.id} />
            <Documents personId={record.id} />
            <ActedForSeen personId={record.id} />
            {answer.reader.marks.all.some(({ reason }) => reason === 'STEP_UP_REQUIRED') ? (
              <p className="govuk-body">
                {m.mayBeMore}{' '}
                <LinkButton onClick={() => void stepUp?.ask(2).then(answer.refetch)}>{messages.kit.stepUp}</LinkButton>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface OfPerson {
  person: Person
  reader: FieldReader
}

function PlainCard({
  title,
  fields,
  person,
  reader,
  services,
}: OfPerson & (typeof cards)[number] & { services: Services | null }) {
  const rows = fields
    .map(([field, label]) => ({ field, label, reading: reader.read('ServiceUser', person, field) }))
    .filter(({ reading }) => isThere(reading))
  if (rows.length === 0) return null
  return (
    <SummaryCard title={title}>
      <SummaryList>
        {rows.map(({ field, label, reading }) => (
          <ValueRow
            key={field}
            label={label}
            reading={reading}
            format={(value) => <span className="candour-text">{inWords(field, value, services)}</span>}
          />
        ))}
      </SummaryList>
    </SummaryCard>
  )
}

function inWords(field: PlainField, value: string, services: Services | null): string {
  if (field === 'birthDate') return longDate(value)
  if (field !== 'service') return value
  // Its code says nothing to somebody who acts for the person.
  return services ? (services.find(({ code }) => code === value)?.name ?? value) : messages.kit.valueFailed
}

function Contact({ person, reader }: OfPerson) {
  const contact = reader.read('ServiceUser', person, 'contact')
  if (!isThere(contact)) return null
  const row = (label: string, value: string | null | undefined) =>
    value ? (
      <SummaryRow label={label}>
        <span className="candour-text">{value}</span>
      </SummaryRow>
    ) : null
  return (
    <SummaryCard title={m.contact}>
      <SummaryList>
        {contact.kind === 'known' ? (
          <>
            {row(pageMessages.fields.EMAIL, contact.value.email)}
            {row(pageMessages.fields.PHONE, contact.value.phone && phoneNumber(contact.value.phone))}
            {row(pageMessages.fields.ADDRESS, addressText(contact.value.address))}
            {row(m.channel, contact.value.preferredChannel && pageMessages.channels[contact.value.preferredChannel])}
          </>
        ) : (
          <SummaryRow label={m.contact}>
            <FieldValue reading={contact} />
          </SummaryRow>
        )}
      </SummaryList>
    </SummaryCard>
  )
}

function Notes({ personId }: { personId: string }) {
  const pages = usePages(notesQuery, { id: personId }, (data) => data.serviceUser?.notes)
  const notes = pages.nodes
    .map((note) => ({ ...note, words: pages.reader.read('Note', note, 'text') }))
    .filter(({ words: reading }) => isThere(reading))
  if (notes.length === 0) return pages.error ? <PartFailure problem={problemOf(pages.error)} onRetry={pages.refetch} /> : null
  return (
    <>
      <h2 className="govuk-heading-m">{m.notes}</h2>
      <Timeline>
        {notes.map((note) => (
          <TimelineItem
            key={note.id}
            title={pageMessages.information.noteKinds[note.kind ?? 'OTHER']}
            byline={note.author ?? null}
            at={note.occurredAt ? { text: dateAndTime(note.occurredAt), iso: note.occurredAt } : null}
            level={3}
          >
            <div className="govuk-body candour-text">
              <FieldValue reading={note.words} />
            </div>
          </TimelineItem>
        ))}
      </Timeline>
      <LoadMore count={notes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
    </>
  )
}

function Documents({ personId }: { personId: string }) {
  const pages = usePages(documentsQuery, { id: personId }, (data) => data.serviceUser?.documents)
  return (
    <LoadedList
      section
      of={pages}
      part={(data) => data.serviceUser}
      list="documents"
      missing={null}
      hidden={() => null}
      empty={null}
    >
      <h2 className="govuk-heading-m">{m.documents}</h2>
      <DocumentCards documents={pages.nodes} reader={pages.reader} />
    </LoadedList>
  )
}
