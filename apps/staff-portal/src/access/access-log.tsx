import {
  dateAndTime,
  Empty,
  FieldValue,
  graphql,
  Loaded,
  LoadMore,
  PartFailure,
  Table,
  TableCell,
  TableRow,
  usePages,
} from '@candour/portal-kit'

const accessLogQuery = graphql(`
  query AccessLog($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      accessLog(first: 25, after: $after, includeOwn: true) {
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

/** Who read or changed the record, the latest first. */
export function AccessLog({ personId }: { personId: string }) {
  const pages = usePages(accessLogQuery, { id: personId }, (data) => data.serviceUser?.accessLog)
  return (
    <Loaded
      of={pages}
      part={(data) => data.serviceUser}
      missing={<p className="govuk-body">This record is no longer open to you.</p>}
    >
      {(record) => {
        const log = pages.reader.read('ServiceUser', record, 'accessLog')
        if (log.kind === 'failed') return <PartFailure problem={log.problem} onRetry={pages.refetch} />
        if (log.kind === 'hidden') return <FieldValue reading={log} />
        if (pages.nodes.length === 0) return <Empty title="Nobody has looked yet" />
        return (
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
        )
      }}
    </Loaded>
  )
}
