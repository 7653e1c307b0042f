import {
  ButtonLink,
  dateAndTime,
  Empty,
  Failure,
  FieldValue,
  Loaded,
  Page,
  Tag,
  useFresh,
  type FieldReader,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { basisReason, methodNames, sectionNames, stateTags } from '../wording/consent.ts'
import { consentQuery, type Consent } from './consent-query.ts'

const sections = Object.keys(sectionNames) as (keyof typeof sectionNames)[]

/** What the person has agreed to, refused or withdrawn, by section of the form. */
export function ConsentPage() {
  const { person, name } = useRecord()
  const answer = useFresh(consentQuery, { id: person.id })
  return (
    <Page title="Consent" about={name} wide>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          if (consents.kind === 'failed') return <Failure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'absent' || consents.value.length === 0)
            return <Empty title="No consent items">Your organisation asks for no consent.</Empty>
          return sections.map((section) => {
            const items = consents.value.filter(({ item }) => item.section === section)
            if (items.length === 0) return null
            return (
              <section key={section} aria-labelledby={`section-${section}`}>
                <h2 className="govuk-heading-m" id={`section-${section}`}>
                  {sectionNames[section]}
                </h2>
                <ul className="candour-entry-list">
                  {items.map((consent) => (
                    <ConsentRow key={consent.id} consent={consent} personId={person.id} reader={answer.reader} />
                  ))}
                </ul>
              </section>
            )
          })
        }}
      </Loaded>
    </Page>
  )
}

function ConsentRow({ consent, personId, reader }: { consent: Consent; personId: string; reader: FieldReader }) {
  const { item, viewerCan } = consent
  return (
    <li>
      <div className="candour-row-head">
        <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{item.title}</h3>
        {item.basis === 'CONSENT' ? (
          <FieldValue
            reading={reader.read('Consent', consent, 'state')}
            format={(state) => <Tag colour={stateTags[state]?.colour}>{stateTags[state]?.text ?? state}</Tag>}
          />
        ) : null}
      </div>
      {item.basis === 'CONSENT' ? (
        consent.decidedAt ? (
          <p className="govuk-body-s govuk-!-margin-bottom-0">
            {dateAndTime(consent.decidedAt)}
            {consent.method ? `, ${methodNames[consent.method]}` : ''}
            {consent.recordedBy ? `, recorded by ${consent.recordedBy}` : ''}
            {consent.wordingVersion ? `, wording version ${consent.wordingVersion}` : ''}
          </p>
        ) : null
      ) : (
        <p className="govuk-body-s govuk-!-margin-bottom-0">No consent is needed: {basisReason(item.basis)}.</p>
      )}
      {viewerCan.give || viewerCan.withdraw ? (
        <div className="govuk-button-group">
          {viewerCan.give ? (
            <ButtonLink kind="secondary" to={paths.recordConsent(personId, item.code)} about={`about ${item.title}`}>
              Record a decision
            </ButtonLink>
          ) : null}
          {viewerCan.withdraw ? (
            <ButtonLink kind="secondary" to={paths.withdrawConsent(personId, item.code)} about={`for ${item.title}`}>
              Record a withdrawal
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
