import { Loaded, Page, useFresh } from '@candour/portal-kit'
import { Outlet, useParams } from 'react-router'
import { paths } from '../paths.ts'
import type { MemberContext } from './member-context.ts'
import { memberQuery } from './member-query.ts'

/** Whom the pages about a member of staff are about. */
export function MemberLayout() {
  const { member: id = '' } = useParams()
  const answer = useFresh(memberQuery, { id })
  return (
    <Loaded
      of={answer}
      part={(data) => data.staffMember}
      missing={
        <Page title="Nobody found" back={paths.staff()}>
          <p className="govuk-body">No match, or you do not have access.</p>
        </Page>
      }
      loading="Loading the member of staff"
      page={(standIn) => (
        <Page title="Member of staff" back={paths.staff()}>
          {standIn}
        </Page>
      )}
    >
      {(member) => {
        const context: MemberContext = {
          member,
          name: member.name ?? 'Name not shown',
          reader: answer.reader,
          refetch: answer.refetch,
        }
        return <Outlet context={context} key={id} />
      }}
    </Loaded>
  )
}
