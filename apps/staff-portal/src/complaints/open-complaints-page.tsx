import { Empty, FailureOf, Loaded, Page, SubNavigation, useFresh } from '@candour/portal-kit'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { paths } from '../paths.ts'
import { isCutShort, openByDueDate } from './by-due-date.ts'
import { ComplaintTable } from './complaint-table.tsx'
import { openComplaintsQuery } from './open-complaints-query.ts'

interface OpenComplaintsProps {
  /** Only those that the viewer looks into; null for all. */
  mine: true | null
}

/** For those who handle complaints: all that is open, what is due first at the top. */
export function OpenComplaintsPage({ mine }: OpenComplaintsProps) {
  return (
    <Page title={mine ? 'Your complaints' : 'Complaints'} wide>
      <div className="govuk-!-margin-bottom-6">
        <SubNavigation
          label="Complaints"
          items={[
            { to: paths.openComplaints(), text: 'All', end: true },
            { to: paths.myComplaints(), text: 'Yours' },
          ]}
        />
      </div>
      <ForPurpose purpose="complaint-handling">
        <OpenComplaints mine={mine} />
      </ForPurpose>
    </Page>
  )
}

function OpenComplaints({ mine }: OpenComplaintsProps) {
  const answer = useFresh(openComplaintsQuery, { mine })
  return (
    <Loaded of={answer} part={(data) => data} missing={null} loading="Loading the complaints">
      {(data) => {
        const open = openByDueDate(data)
        if (open.length === 0)
          return answer.error ? (
            <FailureOf of={answer} />
          ) : (
            <Empty title={mine ? 'None of the open complaints is yours' : 'No open complaints'}>
              <p className="govuk-body">
                {mine
                  ? 'A complaint appears here when it is given to you.'
                  : 'Complaints that you may handle appear here, the next one due at the top.'}
              </p>
            </Empty>
          )
        return (
          <>
            <p className="govuk-body">{mine ? 'Those given to you' : 'All that is open'}, by due date.</p>
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
