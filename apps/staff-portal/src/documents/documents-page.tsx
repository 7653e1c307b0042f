import {
  Button,
  ButtonLink,
  dateAndTime,
  Empty,
  Failure,
  FieldValue,
  fileSize,
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
import { Link } from 'react-router'
import { statedPurpose } from '../frame/stated-purpose.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { mediaTypeNames } from '../wording/documents.ts'
import { categoryName } from '../wording/person.ts'

const documentsQuery = graphql(`
  query Documents($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      documents(first: 25, after: $after) {
        nodes {
          id
          name
          mediaType
          size
          categories
          attachedAt
          attachedBy
          viewerCan {
            remove
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** Letters, scans and pictures on the record, the newest first. */
export function DocumentsPage() {
  const { person, name } = useRecord()
  const pages = usePages(documentsQuery, { id: person.id }, (data) => data.serviceUser?.documents)
  const files = useFiles(statedPurpose.get)
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = person.viewerCan.attachDocument ? <ButtonLink to={paths.addDocument(person.id)}>Add a document</ButtonLink> : null
  return (
    <Page title="Documents" about={name} wide action={add}>
      {problem ? <Failure problem={problem} /> : null}
      <LoadedList
        of={pages}
        part={(data) => data.serviceUser}
        list="documents"
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        empty={
          <Empty title="No documents yet">
            <p className="govuk-body">Letters, scans and pictures about the person appear here.</p>
          </Empty>
        }
      >
        <p className="govuk-body">You see a document only if you may see everything it contains.</p>
        {pages.nodes.map((document) => {
          const title = document.name ?? 'Document'
          return (
            <SummaryCard
              key={document.id}
              title={<FieldValue reading={pages.reader.read('Document', document, 'name')} />}
              action={
                document.viewerCan.remove ? (
                  <Link className="govuk-link" to={paths.removeDocument(person.id, document.id)}>
                    Remove<span className="govuk-visually-hidden"> {title}</span>
                  </Link>
                ) : null
              }
            >
              <SummaryList>
                <SummaryRow label="File">
                  {mediaTypeNames[document.mediaType ?? ''] ?? 'File'}
                  {document.size === null ? '' : `, ${fileSize(document.size)}`}
                </SummaryRow>
                <SummaryRow label="Contains">{document.categories?.map(categoryName).join(', ')}</SummaryRow>
                <SummaryRow label="Added">
                  {document.attachedAt ? dateAndTime(document.attachedAt) : null}
                  {document.attachedBy ? ` by ${document.attachedBy}` : ''}
                </SummaryRow>
              </SummaryList>
              <Button
                type="button"
                kind="secondary"
                about={title}
                onClick={() => void files.save(document.id, title).then(setProblem)}
              >
                Download
              </Button>
            </SummaryCard>
          )
        })}
      </LoadedList>
    </Page>
  )
}
