import { Empty, graphql, LoadedList, Page, usePages } from '@candour/portal-kit'
import { messages } from '../messages.ts'
import { DocumentCards } from './document-cards.tsx'
import { documentMessages as m } from './document-messages.ts'

const documentsQuery = graphql(`
  query MyDocuments($after: String) {
    myRecord {
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

/** The files that are held about the person, each to be saved. */
export function DocumentsPage() {
  const pages = usePages(documentsQuery, {}, (data) => data.myRecord?.documents)
  return (
    <Page title={m.title} wide>
      <LoadedList
        of={pages}
        part={(data) => data.myRecord}
        list="documents"
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
        empty={
          <Empty title={m.emptyTitle}>
            <p className="govuk-body">{m.empty}</p>
          </Empty>
        }
      >
        <p className="govuk-body">{m.intro}</p>
        <p className="govuk-body">{m.shared}</p>
        <DocumentCards documents={pages.nodes} reader={pages.reader} />
      </LoadedList>
    </Page>
  )
}
