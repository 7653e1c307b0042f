import {
  Empty,
  FieldValue,
  Listed,
  LoadMore,
  longDate,
  Page,
  Table,
  TableCell,
  TableRow,
  useFresh,
  usePages,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { NotForYou } from '../frame/not-for-you.tsx'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { decidedByWords } from '../wording/retention.ts'
import { DisposalTag } from './disposal-tag.tsx'
import { RetentionLists } from './retention-lists.tsx'
import { retentionDueQuery, scheduleQuery } from './retention-queries.ts'

interface RetentionDueProps {
  /** Only those that somebody proposed to erase; null for all. */
  proposed: true | null
}

/** Records whose day has come, for those who propose and decide whether they go. */
export function RetentionDuePage({ proposed }: RetentionDueProps) {
  return (
    <Page title={proposed ? 'Records to decide' : 'Retention due'} wide>
      <RetentionLists />
      <ForPurpose purpose="retention-review">
        <DueRecords proposed={proposed} />
      </ForPurpose>
    </Page>
  )
}

function DueRecords({ proposed }: RetentionDueProps) {
  const schedule = useFresh(scheduleQuery, {}).data?.retentionSchedule
  const pages = usePages(retentionDueQuery, { proposed }, (data) => data.retentionDue)
  return (
    <>
      <Listed
        of={pages}
        count={pages.nodes.length}
        withheld={pages.withheld}
        hidden={<NotForYou />}
        loading="Loading the records"
        empty={
          <Empty title={proposed ? 'Nothing to decide' : 'No records are due'}>
            <p className="govuk-body">
              {proposed
                ? 'A record appears here when somebody proposed to erase it.'
                : 'A record appears here when its day has come and nothing holds it.'}
            </p>
          </Empty>
        }
      >
        <p className="govuk-body">
          {proposed
            ? 'A second person decides each of these. You cannot decide your own.'
            : 'The longest overdue first. A record that is held back is not here.'}
          {schedule?.byItselfAfterDays
            ? ` If nobody decides, a record is erased by itself ${schedule.byItselfAfterDays} days after the first reminder.`
            : ''}
        </p>
        <Table caption="Records that can go" captionHidden head={['Person', 'Reference', 'Can go from', 'Rule', 'Erasing it']}>
          {pages.nodes.map((due) => (
            <TableRow key={due.id}>
              <TableCell label="Person" header>
                <Link className="govuk-link" to={proposed ? paths.decideDisposal(due.id) : paths.retention(due.id)}>
                  <PersonName person={due.serviceUser} reader={pages.reader} />
                </Link>
              </TableCell>
              <TableCell label="Reference">{due.serviceUser?.reference ?? 'Not shown'}</TableCell>
              <TableCell label="Can go from">
                <FieldValue reading={pages.reader.read('RetentionDue', due, 'disposeFrom')} format={longDate} />
              </TableCell>
              <TableCell label="Rule">
                <FieldValue
                  reading={pages.reader.read('RetentionDue', due, 'decidedBy')}
                  format={(code) => decidedByWords(code, schedule)}
                />
              </TableCell>
              <TableCell label="Erasing it">
                {due.disposal?.state ? <DisposalTag state={due.disposal.state} /> : 'Not proposed'}
                {due.disposal?.runsOn ? (
                  <span className="candour-under">By itself on {longDate(due.disposal.runsOn)}</span>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </Table>
        <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
      </Listed>
    </>
  )
}
