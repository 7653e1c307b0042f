import { Empty, FailureOf, Loaded, Page, useFresh } from '@candour/portal-kit'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { paths } from '../paths.ts'
import { isCutShort, openByDueDate } from './by-due-date.ts'
import { ComplaintTable } from './complaint-table.tsx'
import { openComplaintsQuery } from './open-complaints-query.ts'

/** For those who handle complaints: all that is open, what is due first at the top. */
export function OpenComplaintsPage() {
  return (
    <Page title="Complaints" wide>
      <ForPurpose purpose="complaint-handling">
        <OpenComplaints />
      </ForPurpose>
    </Page>
  )
}

function OpenComplaints() {
  const answer = useFresh(openComplaintsQuery, {})
  return (
    <Loaded of={answer} part={(data) => data} missing={null} loading="Loading the complaints">
      {(data) => {
        const open = openByDueDate(data)
        if (open.length === 0)
          return answer.error ? (
            <FailureOf of={answer} />
          ) : (
            <Empty title="No open complaints">
              <p className="govuk-body">Complaints that you may handle appear here, the next one due at the top.</p>
            </Empty>
          )
        return (
          <>
            <p className="govuk-body">All that is open, by due date.</p>
            <FailureOf of={answer} partly />
            <ComplaintTable
              caption="Open complaints by due date"
              withPerson
              reader={answer.reader}
              rows={open.map((complaint) => ({
                complaint,
                to: complaint.serviceUser ? paths.complaint(complaint.serviceUser.id, complaint.id) : null,
                person: complaint.serviceUser,
              }))}
            />
            {isCutShort(data) ? (
              <p className="govuk-body">There are more. The list shows the latest 100 of each status.</p>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}
