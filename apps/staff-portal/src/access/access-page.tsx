import {
  Empty,
  FieldValue,
  graphql,
  Loaded,
  LoadMore,
  longDate,
  Page,
  PartFailure,
  Table,
  TableCell,
  TableRow,
  usePages,
  dateAndTime,
} from '@candour/portal-kit'
import { useRecord } from '../record/record-context.ts'

const accessQuery = graphql(`
  query Access($id: ID!, $withLog: Boolean!, $after: String) {
    serviceUser(id: $id) {
      id
      assignments {
        id
        worker
        kind
        from
        until
      }
      accessLog(first: 25, after: $after, includeOwn: true) @include(if: $withLog) {
        nodes {
          id
          at
          who
          role
          what
          purpose
          action
          sentence
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const kinds: Record<string, string> = { 'assigned-worker': 'Assigned worker', team: 'Team', 'team-manager': 'Team manager' }

/** Who may see this record, and who has. */
export function AccessPage() {
  const { person, name } = useRecord()
  const withLog = person.viewerCan.seeAccessLog
  const pages = usePages(accessQuery, { id: person.id, withLog }, (data) => data.serviceUser?.accessLog)
  return (
    <Page title="Access" about={name} wide>
      <Loaded of={pages} part={(data) => data.serviceUser} missing={<p className="govuk-body">This record is no longer open to you.</p>}>
        {(record) => {
          const assignments = pages.reader.read('ServiceUser', record, 'assignments')
          const log = pages.reader.read('ServiceUser', { id: record.id, accessLog: record.accessLog }, 'accessLog')
          return (
            <>
              <h2 className="govuk-heading-m">Who has access</h2>
              {assignments.kind === 'failed' ? (
                <PartFailure problem={assignments.problem} onRetry={pages.refetch} />
              ) : assignments.kind !== 'known' ? (
                <FieldValue reading={assignments} />
              ) : assignments.value.length === 0 ? (
                <Empty title="Nobody is assigned" />
              ) : (
                <Table caption="Who has access" captionHidden head={['Name', 'As', 'From', 'Until']}>
                  {assignments.value.map((assignment) => (
                    <TableRow key={assignment.id}>
                      <TableCell label="Name" header>
                        <FieldValue reading={pages.reader.read('Assignment', assignment, 'worker')} />
                      </TableCell>
                      <TableCell label="As">{assignment.kind ? (kinds[assignment.kind] ?? assignment.kind) : ''}</TableCell>
                      <TableCell label="From">{assignment.from ? longDate(assignment.from) : ''}</TableCell>
                      <TableCell label="Until">{assignment.until ? longDate(assignment.until) : 'No end set'}</TableCell>
                    </TableRow>
                  ))}
                </Table>
              )}
              {withLog ? (
                <>
                  <h2 className="govuk-heading-m govuk-!-margin-top-7">Who has looked</h2>
                  {log.kind === 'failed' ? (
                    <PartFailure problem={log.problem} onRetry={pages.refetch} />
                  ) : log.kind === 'hidden' ? (
                    <FieldValue reading={log} />
                  ) : pages.nodes.length === 0 ? (
                    <Empty title="Nobody has looked yet" />
                  ) : (
                    <>
                      <Table caption="Who has looked" captionHidden head={['When', 'Who', 'What', 'Purpose']}>
                        {pages.nodes.map((entry) => (
                          <TableRow key={entry.id}>
                            <TableCell label="When" header>
                              {entry.at ? dateAndTime(entry.at) : 'Time not shown'}
                            </TableCell>
                            <TableCell label="Who">
                              {entry.who}
                              {entry.role ? `, ${entry.role}` : ''}
                            </TableCell>
                            <TableCell label="What">{entry.what?.join(', ') ?? entry.sentence}</TableCell>
                            <TableCell label="Purpose">{entry.purpose}</TableCell>
                          </TableRow>
                        ))}
                      </Table>
                      <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
                    </>
                  )}
                </>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
