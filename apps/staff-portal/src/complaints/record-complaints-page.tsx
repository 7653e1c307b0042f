import { ButtonLink, Empty, LoadedList, Page, usePages } from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { recordComplaintsQuery } from './complaint-queries.ts'
import { ComplaintTable } from './complaint-table.tsx'

/** What the person brought to the organisation, and by when each case must be answered. */
export function RecordComplaintsPage() {
  const { person, name } = useRecord()
  const pages = usePages(recordComplaintsQuery, { id: person.id }, (data) => data.serviceUser?.complaints)
  const raise = (
    <ButtonLink kind="secondary" to={paths.raiseComplaint(person.id)}>
      Put a complaint on record
    </ButtonLink>
  )
  return (
    <Page title="Complaints" about={name} wide action={raise}>
      <LoadedList
        of={pages}
        part={(data) => data.serviceUser}
        list="complaints"
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        hidden={(mark) => (
          <>
            {mark}
            <p className="govuk-body govuk-!-margin-top-4">
              You can still put on record what the person tells you. Those who handle complaints take it from there.
            </p>
          </>
        )}
        empty={
          <Empty title="No complaints yet">
            <p className="govuk-body">What the person complains of or asks appears here, with the date of the reply.</p>
          </Empty>
        }
      >
        <ComplaintTable
          caption="Complaints"
          rows={pages.nodes.map((complaint) => ({ complaint, to: paths.complaint(person.id, complaint.id) }))}
          reader={pages.reader}
        />
      </LoadedList>
    </Page>
  )
}
