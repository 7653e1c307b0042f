import { Button, Empty, FieldValue, fill, graphql, Loaded, LoadMore, Page, PartFailure, usePages } from '@candour/portal-kit'
import { useState } from 'react'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { byDay } from './by-day.ts'

const m = pageMessages.seen

const seenQuery = graphql(`
  query WhoHasSeenIt($includeOwn: Boolean, $after: String) {
    myRecord {
      id
      accessLog(first: 50, after: $after, includeOwn: $includeOwn) {
        nodes {
          id
          at
          sentence
          own
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** Who looked at the record, by day, in sentences. The person's own visits are left out until asked for. */
export function SeenPage() {
  const [includeOwn, setIncludeOwn] = useState(false)
  const pages = usePages(seenQuery, { includeOwn }, (data) => data.myRecord?.accessLog)
  return (
    <Page title={m.title}>
      <Loaded of={pages} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const log = pages.reader.read('ServiceUser', record, 'accessLog')
          if (log.kind === 'hidden') return <FieldValue reading={log} />
          if (log.kind === 'failed') return <PartFailure problem={log.problem} onRetry={pages.refetch} />
          return (
            <>
              <p className="govuk-body">
                {m.intro} {m.ask}
              </p>
              <Button type="button" kind="secondary" busy={pages.fetching} onClick={() => setIncludeOwn(!includeOwn)}>
                {includeOwn ? m.ownHide : m.own}
              </Button>
              {pages.nodes.length === 0 ? (
                <Empty title={m.emptyTitle}>
                  <p className="govuk-body">{m.empty}</p>
                </Empty>
              ) : (
                byDay(pages.nodes).map(({ day, lines }) => (
                  <section key={day} aria-label={day}>
                    <h2 className="govuk-heading-m">{day}</h2>
                    <ul className="govuk-list govuk-list--spaced">
                      {lines.map(({ entry, time, count }) => (
                        <li key={entry.id}>
                          {entry.at ? (
                            <time className="govuk-!-font-weight-bold" dateTime={entry.at}>
                              {time}
                            </time>
                          ) : null}{' '}
                          {entry.sentence ?? m.unnamed}
                          {count > 1 ? ` ${fill(m.times, { count })}` : ''}
                        </li>
                      ))}
                    </ul>
                  </section>
                ))
              )}
              <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
