import { dateAndTime, Empty, FieldValue, Listed, LoadMore, Page, Table, TableCell, TableRow, usePages } from '@candour/portal-kit'
import { Link } from 'react-router'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { useViewer } from '../frame/viewer-context.ts'
import { NotForYou } from '../frame/not-for-you.tsx'
import { paths } from '../paths.ts'
import { roleName } from '../wording/roles.ts'
import { AccessRequests } from './access-requests.tsx'
import { approvalsQuery } from './approvals-query.ts'

/** What waits for the viewer's decision: colleagues who ask to see a record, and requests for a role. Never one's own. */
export function ApprovalsPage() {
  const { viewerCan, purposes } = useViewer().viewer
  // Whether they decide about roles is answered once they look for that purpose.
  const mayDecideRoles = viewerCan.decideRoleRequest || purposes.includes('administration')
  return (
    <Page title="Access approvals" wide>
      {viewerCan.decideAccessRequest ? (
        <>
          <h2 className="govuk-heading-m">Access to a record</h2>
          <AccessRequests />
        </>
      ) : null}
      {mayDecideRoles ? (
        <>
          <h2 className="govuk-heading-m">Roles</h2>
          <ForPurpose purpose="administration">
            <RoleRequests />
          </ForPurpose>
        </>
      ) : null}
      {viewerCan.decideAccessRequest || mayDecideRoles ? null : <NotForYou />}
    </Page>
  )
}

/** Requests for a role that wait for a decision. One's own can be seen, never decided. */
function RoleRequests() {
  const pages = usePages(approvalsQuery, {}, (data) => data.roleRequests)
  return (
    <>
      <Listed
        section
        of={pages}
        count={pages.nodes.length}
        withheld={pages.withheld}
        hidden={<NotForYou />}
        loading="Loading the requests"
        empty={
          <Empty title="No requests to decide">
            <p className="govuk-body">When an administrator requests a role for somebody, it appears here.</p>
          </Empty>
        }
      >
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
      </Listed>
    </>
  )
}
