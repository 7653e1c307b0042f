import {
  dateAndTime,
  Empty,
  Failure,
  FieldValue,
  Loading,
  LoadMore,
  Page,
  problemOf,
  Table,
  TableCell,
  TableRow,
  usePages,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { NotForYou } from '../frame/not-for-you.tsx'
import { paths } from '../paths.ts'
import { roleName } from '../wording/roles.ts'
import { approvalsQuery } from './approvals-query.ts'

/** Requests for a role that wait for a decision. One's own can be seen, never decided. */
export function ApprovalsPage() {
  const pages = usePages(approvalsQuery, {}, (data) => data.roleRequests)
  return (
    <Page title="Access approvals" wide>
      {pages.nodes.length > 0 ? (
        <>
          <Table caption="Requests to decide" captionHidden head={['Who', 'Role asked for', 'Asked', 'Action']}>
            {pages.nodes.map((request) => (
              <TableRow key={request.id}>
                <TableCell label="Who" header>
                  {request.staffMember?.name ?? 'Name not shown'}
                </TableCell>
                <TableCell label="Role asked for">
                  <FieldValue reading={pages.reader.read('RoleRequest', request, 'role')} format={roleName} />
                </TableCell>
                <TableCell label="Asked">
                  {request.requestedAt ? dateAndTime(request.requestedAt) : ''}
                  {request.requestedBy ? ` by ${request.requestedBy}` : ''}
                </TableCell>
                <TableCell label="Action">
                  {request.viewerCanDecide ? (
                    <Link className="govuk-link" to={paths.decideApproval(request.id)}>
                      Decide<span className="govuk-visually-hidden"> about {request.staffMember?.name}</span>
                    </Link>
                  ) : (
                    'Somebody else must decide'
                  )}
                </TableCell>
              </TableRow>
            ))}
          </Table>
          <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
        </>
      ) : pages.fetching ? (
        <Loading what="Loading the requests" />
      ) : pages.error ? null : pages.withheld ? (
        <NotForYou />
      ) : (
        <Empty title="No requests to decide">
          <p className="govuk-body">When an administrator requests a role for somebody, it appears here.</p>
        </Empty>
      )}
      {pages.error && !pages.fetching ? <Failure problem={problemOf(pages.error)} onRetry={pages.refetch} /> : null}
    </Page>
  )
}
