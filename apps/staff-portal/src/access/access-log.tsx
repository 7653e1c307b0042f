import { dateAndTime, Empty, graphql, LoadedList, longDate, Table, TableCell, TableRow, usePages } from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { purposeName } from '../wording/purposes.ts'
import { Delays } from './delays.tsx'

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
          toldLater
          viewerCanDelay
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
    <LoadedList
      section
      of={pages}
      part={(data) => data.serviceUser}
      list="accessLog"
      missing={<p className="govuk-body">This record is no longer open to you.</p>}
      empty={<Empty title="Nobody has looked yet" />}
    >
      <Delays personId={personId} onTold={pages.refetch} />
      <Table caption="Who has looked" captionHidden head={['When', 'Who', 'What', 'Purpose', 'The person']}>
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
            <TableCell label="Purpose">{entry.purpose ? purposeName(entry.purpose) : 'None stated'}</TableCell>
            <TableCell label="The person">
              {entry.toldLater ? (
                `Told after ${longDate(entry.toldLater)}`
              ) : entry.viewerCanDelay ? (
                <Link className="govuk-link" to={paths.delayTelling(personId, entry.id)}>
                  Tell later<span className="govuk-visually-hidden"> about {entry.who}</span>
                </Link>
              ) : (
                'Can see it'
              )}
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </LoadedList>
  )
}
