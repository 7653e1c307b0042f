import { graphql, LoadMore, usePages } from '@candour/portal-kit'
import { byDay } from '../seen/by-day.ts'
import { SeenDay } from '../seen/seen-day.tsx'
import { peopleMessages } from './people-messages.ts'

const seenQuery = graphql(`
  query WhoLookedAtPersonIActFor($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      accessLog(first: 25, after: $after, includeOwn: true) {
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

/** Who looked at what the viewer may read of the person they act for. Nothing at all where their authority does not cover it. */
export function ActedForSeen({ personId }: { personId: string }) {
  const pages = usePages(seenQuery, { id: personId }, (data) => data.serviceUser?.accessLog)
  if (pages.nodes.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">{peopleMessages.acting.seen}</h2>
      {byDay(pages.nodes).map((day) => (
        <SeenDay key={day.day} day={day} kind={null} level={3} />
      ))}
      <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
    </>
  )
}
