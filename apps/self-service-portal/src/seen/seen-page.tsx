import { Button, Empty, FailureOf, FieldValue, graphql, Loaded, LoadMore, Page, PartFailure, usePages } from '@candour/portal-kit'
import { useState } from 'react'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { byDay } from './by-day.ts'
import { Emergencies } from './emergencies.tsx'
import { SeenDay } from './seen-day.tsx'

const m = pageMessages.seen

const seenQuery = graphql(`
  query WhoHasSeenIt($onlyOwn: Boolean, $after: String) {
    myRecord {
      id
      breakGlass {
        id
        staffMember
        reason
        from
        until
        open
        justified
        finding
      }
      accessLog(first: 50, after: $after, onlyOwn: $onlyOwn) {
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
    complaintsProcess {
      kinds
    }
  }
`)

/** Who looked at the record: emergencies first, then by day, in sentences. The person's own visits are a list of their own. */
export function SeenPage() {
  const [onlyOwn, setOnlyOwn] = useState(false)
  const pages = usePages(seenQuery, { onlyOwn }, (data) => data.myRecord?.accessLog)
  const kinds = pages.data?.complaintsProcess?.kinds ?? []
  const kind = kinds.find((one) => one === 'ENQUIRY') ?? kinds[0] ?? null
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
                {m.intro} {kind ? m.ask : null}
              </p>
              <FailureOf of={pages} partly />
              <Emergencies accesses={record.breakGlass ?? []} kind={kind} />
              <Button type="button" kind="secondary" busy={pages.fetching} onClick={() => setOnlyOwn(!onlyOwn)}>
                {onlyOwn ? m.ownHide : m.own}
              </Button>
              {onlyOwn ? <h2 className="govuk-heading-l">{m.ownTitle}</h2> : null}
              {pages.nodes.length === 0 ? (
                <Empty title={m.emptyTitle}>
                  <p className="govuk-body">{m.empty}</p>
                </Empty>
              ) : (
                <>
                  {byDay(pages.nodes).map((day) => (
                    <SeenDay key={day.day} day={day} kind={onlyOwn ? null : kind} />
                  ))}
                  <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
                </>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
