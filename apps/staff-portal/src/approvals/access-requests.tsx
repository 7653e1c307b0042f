import { dateAndTime, Empty, Listed, Table, TableCell, TableRow, useFresh } from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { accessRequestsQuery } from './access-requests-query.ts'

/** Colleagues who ask to see a person’s record, and wait for the viewer’s decision. */
export function AccessRequests() {
  const answer = useFresh(accessRequestsQuery, {})
  const requests = answer.data?.accessRequests ?? []
  return (
    <Listed
      section
      of={answer}
      count={requests.length}
      loading="Loading the requests"
      empty={
        <Empty title="No requests for access">
          <p className="govuk-body">When a colleague asks to see the record of somebody you answer for, it appears here.</p>
        </Empty>
      }
    >
      <Table caption="Requests for access" captionHidden head={['Who', 'Person', 'Asked', 'Action']}>
        {requests.map((request) => (
          <TableRow key={request.id}>
            <TableCell label="Who" header>
              {request.requester ?? 'Name not shown'}
            </TableCell>
            <TableCell label="Person">
              <PersonName person={request.person} reader={answer.reader} />
              <span className="candour-under">{request.reference}</span>
            </TableCell>
            <TableCell label="Asked">{request.requestedAt ? dateAndTime(request.requestedAt) : ''}</TableCell>
            <TableCell label="Action">
              <Link className="govuk-link" to={paths.decideAccess(request.id)}>
                Decide<span className="govuk-visually-hidden"> about {request.requester}</span>
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Listed>
  )
}
