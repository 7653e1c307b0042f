import { Empty, fill, LoadedList, longDate, Page, usePages } from '@candour/portal-kit'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { changesQuery } from './changes-query.ts'
import { StateTag } from './state-tag.tsx'

const m = pageMessages.changes

/** What the person asked to change and where it stands. Nothing leaves this list. */
export function ChangesPage() {
  const pages = usePages(changesQuery, {}, (data) => data.myRecord?.corrections)
  return (
    <Page title={m.title}>
      <LoadedList
        of={pages}
        part={(data) => data.myRecord}
        list="corrections"
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
        empty={
          <Empty title={m.emptyTitle}>
            <p className="govuk-body">{m.empty}</p>
            <p className="govuk-body">
              <Link className="govuk-link" to={paths.information()}>
                {m.open}
              </Link>
            </p>
          </Empty>
        }
      >
        <ul className="candour-entry-list">
          {pages.nodes.map((correction) => {
            const item = correction.field ? pageMessages.fields[correction.field] : ''
            return (
              <li key={correction.id}>
                <div className="candour-row-head">
                  <h2 className="govuk-heading-s">{item}</h2>
                  <StateTag state={correction.state} />
                </div>
                {correction.requestedAt ? (
                  <p className="govuk-body-s govuk-!-margin-bottom-1">
                    {m.askedOn} {longDate(correction.requestedAt)}
                  </p>
                ) : null}
                <p className="govuk-body">
                  <Link className="govuk-link" to={paths.change(correction.id)}>
                    {m.details}
                    <span className="govuk-visually-hidden"> {fill(m.detailsAbout, { item })}</span>
                  </Link>
                </p>
              </li>
            )
          })}
        </ul>
      </LoadedList>
    </Page>
  )
}
