import {
  ButtonLink,
  Empty,
  FieldValue,
  graphql,
  Listed,
  LoadMore,
  Page,
  type Pages,
  Table,
  TableCell,
  TableRow,
  Tag,
  usePages,
} from '@candour/portal-kit'
import { Link, useSearchParams } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { personName, statusTags } from '../wording/person.ts'
import { SearchBox } from './search-box.tsx'
import './caseload.scss'

const caseloadQuery = graphql(`
  query Caseload($search: String, $after: String) {
    serviceUsers(search: $search, first: 25, after: $after) {
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

/** The people whom the viewer may find, or those of them whom they look for: the server decides who they are. */
export function CaseloadPage() {
  const { registerServiceUser, findServiceUsers } = useViewer().viewer.viewerCan
  const [query] = useSearchParams()
  const search = query.get('search')?.trim() || null
  return (
    <Page
      title="My caseload"
      wide
      action={registerServiceUser ? <ButtonLink to={paths.register()}>Register a person</ButtonLink> : null}
    >
      {findServiceUsers ? <SearchBox key={`for ${search}`} search={search} /> : null}
      <People key={search} search={search} />
    </Page>
  )
}

function People({ search }: { search: string | null }) {
  const pages = usePages(caseloadQuery, { search }, (data) => data.serviceUsers)
  return (
    <>
      {search === null ? null : <Found pages={pages} />}
      <Listed
        of={pages}
        count={pages.nodes.length}
        loading={search === null ? 'Loading your caseload' : 'Searching your caseload'}
        empty={search === null ? <NobodyAssigned /> : null}
      >
        <Table
          caption={search === null ? 'People assigned to you' : 'People found'}
          captionHidden
          head={['Name', 'Reference', 'Status']}
        >
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
    </>
  )
}

/** What came of a search, told as well to those who do not see the page. Nothing says how many there are beyond what was sent. */
function Found({ pages: { nodes, hasMore, fetching, error } }: { pages: Pages<unknown, unknown> }) {
  const count = nodes.length
  return (
    <>
      <div role="status">
        {fetching || error ? null : count === 0 ? (
          <Empty title="No match, or you do not have access">
            <p className="govuk-body">Check the spelling, or enter only the beginning of a name.</p>
          </Empty>
        ) : (
          <p className="govuk-body">
            {hasMore ? `More than ${count} people found` : count === 1 ? '1 person found' : `${count} people found`}
          </p>
        )}
      </div>
      <p className="govuk-body">
        <Link className="govuk-link" to={paths.caseload()}>
          Show your whole caseload
        </Link>
      </p>
    </>
  )
}

function NobodyAssigned() {
  return (
    <Empty title="No people assigned to you">
      <p className="govuk-body">People appear here when they are assigned to you or to your team.</p>
    </Empty>
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
