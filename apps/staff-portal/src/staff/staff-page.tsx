import { ButtonLink, Empty, FieldValue, Listed, LoadMore, Page, Table, TableCell, TableRow, usePages } from '@candour/portal-kit'
import { Link } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { NotForYou } from '../frame/not-for-you.tsx'
import { paths } from '../paths.ts'
import { roleNames } from '../wording/roles.ts'
import { staffQuery } from './staff-query.ts'

/** Who works here and in which roles. */
export function StaffPage() {
  const { viewer } = useViewer()
  const pages = usePages(staffQuery, {}, (data) => data.staffMembers)
  const add = viewer.viewerCan.addStaffMember ? <ButtonLink to={paths.addStaff()}>Add a member of staff</ButtonLink> : null
  return (
    <Page title="Staff" wide action={add}>
      <Listed
        of={pages}
        count={pages.nodes.length}
        withheld={pages.withheld}
        hidden={<NotForYou />}
        loading="Loading the staff list"
        empty={
          <Empty title="No staff to show">
            <p className="govuk-body">Members of staff appear here when they have an account.</p>
          </Empty>
        }
      >
        <Table caption="Staff" captionHidden head={['Name', 'User name', 'Roles']}>
          {pages.nodes.map((member) => (
            <TableRow key={member.id}>
              <TableCell label="Name" header>
                <Link className="govuk-link" to={paths.member(member.id)}>
                  <FieldValue reading={pages.reader.read('StaffMember', member, 'name')} />
                </Link>
              </TableCell>
              <TableCell label="User name">
                <FieldValue reading={pages.reader.read('StaffMember', member, 'username')} />
              </TableCell>
              <TableCell label="Roles">
                <FieldValue
                  reading={pages.reader.read('StaffMember', member, 'roles')}
                  format={(roles) => roleNames(roles) || 'No role yet'}
                />
              </TableCell>
            </TableRow>
          ))}
        </Table>
        <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
      </Listed>
      <p className="govuk-body govuk-!-margin-top-6">
        <a className="govuk-link" href="/identity/account">
          How I sign in: my password, security codes and sessions
        </a>
      </p>
    </Page>
  )
}
