import {
  dateAndTime,
  done,
  Form,
  graphql,
  Loaded,
  Page,
  SummaryList,
  SummaryRow,
  useForm,
  useFresh,
  WarningText,
} from '@candour/portal-kit'
import { Link, useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'

const documentQuery = graphql(`
  query DocumentToRemove($id: ID!) {
    node(id: $id) {
      id
      ... on Document {
        name
        attachedAt
        attachedBy
        viewerCan {
          remove
        }
      }
    }
  }
`)

const removeMutation = graphql(`
  mutation RemoveDocument($input: RemoveDocumentInput!) {
    removeDocument(input: $input) {
      removed
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** Asks once more before a document goes. */
export function RemoveDocumentPage() {
  const { person, name } = useRecord()
  const { document: id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(documentQuery, { id })
  const back = paths.documents(person.id)
  const form = useForm(removeMutation, { onDone: () => void navigate(back, done('The document is removed')) })

  return (
    <Page title="Remove this document?" about={name} back={back}>
      <Loaded
        of={answer}
        part={(data) => (data.node && 'viewerCan' in data.node ? data.node : null)}
        missing={<p className="govuk-body">This document is no longer there, or not for you.</p>}
      >
        {(document) => (
          <>
            <SummaryList>
              <SummaryRow label="Document">{document.name}</SummaryRow>
              <SummaryRow label="Added">
                {document.attachedAt ? dateAndTime(document.attachedAt) : null}
                {document.attachedBy ? ` by ${document.attachedBy}` : ''}
              </SummaryRow>
            </SummaryList>
            {document.viewerCan.remove ? (
              <Form
                of={form}
                onSubmit={() => void form.send({ documentId: id })}
                button="Remove the document"
                kind="warning"
                instead={
                  <Link className="govuk-link" to={back}>
                    Keep it
                  </Link>
                }
              >
                <WarningText>Nobody will see it any more. That you removed it stays on record.</WarningText>
              </Form>
            ) : (
              <p className="govuk-body">
                A day after it was added, only the manager of the team can remove it. Ask them if it should go.
              </p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
