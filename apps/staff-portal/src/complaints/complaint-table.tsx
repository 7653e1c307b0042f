import { ClockLine, FieldValue, longDate, Table, TableCell, TableRow, Tag, type FieldReader } from '@candour/portal-kit'
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { PersonName } from '../people/person-name.tsx'
import { complaintKinds, complaintTags } from '../wording/complaints.ts'
import type { ComplaintSummary } from './complaint-queries.ts'

export interface ListedComplaint {
  complaint: ComplaintSummary
  /** Where its page is; null when the viewer may not open the record that it belongs to. */
  to: string | null
  person?: ComponentProps<typeof PersonName>['person']
}

interface ComplaintTableProps {
  caption: string
  rows: readonly ListedComplaint[]
  reader: FieldReader
  withPerson?: boolean
}

/** Cases with their deadlines, the words of the deadline first. */
export function ComplaintTable({ caption, rows, reader, withPerson = false }: ComplaintTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      head={['Case', ...(withPerson ? ['Person'] : []), 'Deadline', 'Status', 'Received', 'Owner']}
    >
      {rows.map(({ complaint, to, person }) => {
        const kind = complaint.kind ? complaintKinds[complaint.kind] : 'Case'
        const words = `${kind} ${complaint.reference ?? ''}`.trim()
        const handler = reader.read('Complaint', complaint, 'handler')
        return (
          <TableRow key={complaint.id}>
            <TableCell label="Case" header>
              {to ? (
                <Link className="govuk-link" to={to}>
                  {words}
                </Link>
              ) : (
                words
              )}
              {complaint.category ? <span className="candour-under">{complaint.category.name}</span> : null}
            </TableCell>
            {withPerson ? (
              <TableCell label="Person">
                <PersonName person={person ?? null} reader={reader} />
              </TableCell>
            ) : null}
            <TableCell label="Deadline">
              <Deadline complaint={complaint} reader={reader} />
            </TableCell>
            <TableCell label="Status">
              <FieldValue
                reading={reader.read('Complaint', complaint, 'state')}
                format={(state) => <Tag colour={complaintTags[state].colour}>{complaintTags[state].text}</Tag>}
              />
            </TableCell>
            <TableCell label="Received">
              <FieldValue reading={reader.read('Complaint', complaint, 'receivedOn')} format={longDate} />
            </TableCell>
            <TableCell label="Owner">{handler.kind === 'absent' ? 'Nobody yet' : <FieldValue reading={handler} />}</TableCell>
          </TableRow>
        )
      })}
    </Table>
  )
}

function Deadline({ complaint, reader }: { complaint: ComplaintSummary; reader: FieldReader }) {
  const clock = reader.read('Complaint', complaint, 'clock')
  if (clock.kind === 'absent') return <>No deadline</>
  return <FieldValue reading={clock} format={(value) => <ClockLine clock={value} purpose={complaint.deadlineFor} />} />
}
