import { ButtonLink, clockTime, FieldValue, fill, Loaded, longDate, Page, PartFailure, Tag, useFresh } from '@candour/portal-kit'
import { useLocation } from 'react-router'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { ChangeBanner } from './change-banner.tsx'
import { choiceWords } from './choice-words.ts'
import { justChanged } from './just-changed.ts'
import { sharingQuery, type Consent } from './sharing-query.ts'
import { Uses } from './uses.tsx'

const m = pageMessages.sharing
const sections = Object.keys(m.sections) as (keyof typeof m.sections)[]

/** A row for each choice: who, what, why, since; stopping and starting look the same. */
export function SharingPage() {
  const answer = useFresh(sharingQuery, {})
  const { state } = useLocation()
  const changed = justChanged(state)
  const withoutChoices = answer.data?.myRecord?.consents?.length === 0
  return (
    <Page title={withoutChoices ? m.usesTitle : m.title}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const consents = answer.reader.read('ServiceUser', record, 'consents')
          if (consents.kind === 'hidden') return <FieldValue reading={consents} />
          if (consents.kind === 'failed') return <PartFailure problem={consents.problem} onRetry={answer.refetch} />
          if (consents.kind === 'absent' || consents.value.length === 0)
            return (
              <>
                <p className="govuk-body">{m.noChoice}</p>
                {answer.data?.dataUses ? <Uses uses={answer.data.dataUses} /> : null}
              </>
            )
          const subject = changed ? consents.value.find(({ item }) => item.code === changed.code) : undefined
          return (
            <>
              {changed && subject ? (
                <ChangeBanner
                  key={changed.at}
                  changed={changed}
                  consent={subject}
                  personId={record.id}
                  onUndone={answer.refetch}
                />
              ) : null}
              <p className="govuk-body">{m.intro}</p>
              {sections.map((section) => {
                const items = consents.value.filter(({ item }) => item.section === section)
                return items.length === 0 ? null : (
                  <section key={section} aria-labelledby={`section-${section}`}>
                    <h2 className="govuk-heading-m" id={`section-${section}`}>
                      {m.sections[section]}
                    </h2>
                    <ul className="candour-entry-list">
                      {items.map((consent) => (
                        <SharingRow key={consent.id} consent={consent} />
                      ))}
                    </ul>
                  </section>
                )
              })}
              {answer.data?.dataUses ? <Uses uses={answer.data.dataUses} /> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function SharingRow({ consent }: { consent: Consent }) {
  const { item, state, viewerCan } = consent
  const optional = item.basis === 'CONSENT'
  const words = choiceWords(item.section)
  const about = fill(m.about, { item: item.title })
  return (
    <li>
      <div className="candour-row-head">
        <h3 className="govuk-heading-s">{item.title}</h3>
        {optional && state ? <Tag colour={state === 'GIVEN' ? 'green' : 'grey'}>{m.states[state]}</Tag> : null}
      </div>
      <dl className="candour-field-list govuk-body">
        <dt>{m.who}</dt>
        <dd>{item.wording.who}</dd>
        <dt>{m.what}</dt>
        <dd>{item.wording.what}</dd>
        <dt>{m.why}</dt>
        <dd>{item.wording.why}</dd>
        {optional && consent.decidedAt ? (
          <>
            <dt>{m.since}</dt>
            <dd>
              {longDate(consent.decidedAt)}, {clockTime(consent.decidedAt)}
            </dd>
          </>
        ) : null}
      </dl>
      {item.basis === 'CONSENT' ? null : <p className="govuk-body">{fill(m.fixed, { reason: m.bases[item.basis] })}</p>}
      {viewerCan.withdraw ? (
        <ButtonLink kind="secondary" to={paths.stopSharing(item.code)} about={about}>
          {words.stop}
        </ButtonLink>
      ) : viewerCan.give ? (
        <ButtonLink kind="secondary" to={paths.startSharing(item.code)} about={about}>
          {words.start}
        </ButtonLink>
      ) : null}
    </li>
  )
}
