import {
  ButtonLink,
  Empty,
  Failure,
  FieldValue,
  Loaded,
  LoadMore,
  Page,
  PartFailure,
  problemOf,
  usePages,
} from '@candour/portal-kit'
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
      <Loaded
        of={pages}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        loading="Loading the complaints"
      >
        {(record) => {
          const whole = pages.reader.read('ServiceUser', record, 'complaints')
          if (whole.kind === 'hidden')
            return (
              <>
                <FieldValue reading={whole} />
                <p className="govuk-body govuk-!-margin-top-4">
                  You can still put on record what the person tells you. Those who handle complaints take it from there.
                </p>
              </>
            )
          if (whole.kind === 'failed') return <Failure problem={whole.problem} onRetry={pages.refetch} />
          if (pages.nodes.length === 0)
            return (
              <Empty title="No complaints yet">
                <p className="govuk-body">What the person complains of or asks appears here, with the date of the reply.</p>
              </Empty>
            )
          return (
            <>
              <ComplaintTable
                caption="Complaints"
                rows={pages.nodes.map((complaint) => ({ complaint, to: paths.complaint(person.id, complaint.id) }))}
                reader={pages.reader}
              />
              <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
              {pages.error ? <PartFailure problem={problemOf(pages.error)} onRetry={pages.refetch} /> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
