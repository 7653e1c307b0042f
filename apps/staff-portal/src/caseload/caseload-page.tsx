import {
  ButtonLink,
  Empty,
  FieldValue,
  graphql,
  Listed,
  LoadMore,
  Page,
  Table,
  TableCell,
  TableRow,
  Tag,
  usePages,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { personName, statusTags } from '../wording/person.ts'

const caseloadQuery = graphql(`
  query Caseload($after: String) {
    serviceUsers(first: 25, after: $after) {
      nodes {
        id
        reference
        status
        givenName
        familyName
        preferredName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** The people whom the viewer may find: the server decides who they are. */
export function CaseloadPage() {
  const { viewer } = useViewer()
  const pages = usePages(caseloadQuery, {}, (data) => data.serviceUsers)
  const register = viewer.viewerCan.registerServiceUser
  return (
    <Page title="My caseload" wide action={register ? <ButtonLink to={paths.register()}>Register a person</ButtonLink> : null}>
      <Listed
        of={pages}
        count={pages.nodes.length}
        loading="Loading your caseload"
        empty={
          <Empty title="No people assigned to you">
            <p className="govuk-body">People appear here when they are assigned to you or to your team.</p>
          </Empty>
        }
      >
        <Table caption="People assigned to you" captionHidden head={['Name', 'Reference', 'Status']}>
          {pages.nodes.map((person) => (
            <TableRow key={person.id}>
              <TableCell label="Name" header>
                <Link className="govuk-link" to={paths.person(person.id)}>
                  {personName(person) ?? 'Name not shown'}
                </Link>
              </TableCell>
              <TableCell label="Reference">
                <FieldValue reading={pages.reader.read('ServiceUser', person, 'reference')} />
              </TableCell>
              <TableCell label="Status">
                <FieldValue
                  reading={pages.reader.read('ServiceUser', person, 'status')}
                  format={(status) => <Tag colour={statusTags[status]?.colour}>{statusTags[status]?.text ?? status}</Tag>}
                />
              </TableCell>
            </TableRow>
          ))}
        </Table>
        <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
      </Listed>
      {pages.fetching ? null : <SomebodyElse />}
    </Page>
  )
}

/** Where those who give support go when the person they need is not theirs. */
function SomebodyElse() {
  const { purposes, viewerCan } = useViewer().viewer
  if (!purposes.includes('care')) return null
  return (
    <p className="govuk-body">
      Somebody else needs you?{' '}
      <Link className="govuk-link" to={paths.askForAccess()}>
        Ask for access
      </Link>
      {viewerCan.breakGlass ? (
        <>
          {' '}
          or use{' '}
          <Link className="govuk-link" to={paths.emergency()}>
            emergency access
          </Link>
        </>
      ) : null}
    </p>
  )
}
