import {
  Button,
  dateAndTime,
  Empty,
  Failure,
  FieldValue,
  fileSize,
  fill,
  graphql,
  LoadedList,
  Page,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFiles,
  usePages,
  type Problem,
} from '@candour/portal-kit'
import { useState } from 'react'
import { messages } from '../messages.ts'
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

const purpose = () => 'own-record'

/** The files that are held about the person, each to be saved. */
export function DocumentsPage() {
  const pages = usePages(documentsQuery, {}, (data) => data.myRecord?.documents)
  const files = useFiles(purpose)
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <Page title={m.title} wide>
      {problem ? <Failure problem={problem} /> : null}
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
        {pages.nodes.map((document) => {
          const name = document.name ?? m.unnamed
          const kind = m.kinds[document.mediaType ?? ''] ?? m.otherKind
          const date = document.attachedAt ? dateAndTime(document.attachedAt) : ''
          return (
            <SummaryCard key={document.id} title={<FieldValue reading={pages.reader.read('Document', document, 'name')} />}>
              <SummaryList>
                <SummaryRow label={m.kind}>
                  {document.size === null ? kind : fill(m.size, { kind, size: fileSize(document.size) })}
                </SummaryRow>
                <SummaryRow label={m.added}>
                  {document.attachedBy ? fill(m.addedBy, { date, name: document.attachedBy }) : date}
                </SummaryRow>
              </SummaryList>
              <Button
                type="button"
                kind="secondary"
                about={name}
                onClick={() => void files.save(document.id, name).then(setProblem)}
              >
                {m.save}
              </Button>
            </SummaryCard>
          )
        })}
      </LoadedList>
    </Page>
  )
}
