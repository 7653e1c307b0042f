import {
  dateAndTime,
  Empty,
  FailureOf,
  FieldValue,
  graphql,
  Loading,
  LoadMore,
  Select,
  Table,
  TableCell,
  TableRow,
  usePages,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { purposeName } from '../wording/purposes.ts'

const entriesQuery = graphql(`
  query AuditEntries($outcome: AuditOutcome!, $after: String) {
    auditEntries(outcome: $outcome, first: 25, after: $after) {
      nodes {
        id
        at
        who
        role
        purpose
        what
        person {
          id
          givenName
          familyName
          preferredName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const outcomes = [
  { value: 'REFUSED', text: 'Attempts that were refused' },
  { value: 'CHANGED', text: 'Changes' },
  { value: 'DISCLOSED', text: 'Looks at a record' },
  { value: 'WITHHELD', text: 'Values that were hidden' },
] as const
export type Outcome = (typeof outcomes)[number]['value']

export const outcomeOf = (value: string): Outcome => outcomes.find((each) => each.value === value)?.value ?? 'REFUSED'

/** The log by what came of it, the latest first. */
export function AuditEntries() {
  const [outcome, setOutcome] = useState<Outcome>('REFUSED')
  const pages = usePages(entriesQuery, { outcome }, (data) => data.auditEntries)
  return (
    <>
      <Select name="outcome" label="Show" options={outcomes} value={outcome} onChange={(value) => setOutcome(outcomeOf(value))} />
      {pages.nodes.length > 0 ? (
        <>
          <Table caption="Entries" captionHidden head={['When', 'Who', 'Whose record', 'What', 'Purpose']}>
            {pages.nodes.map((entry) => (
              <TableRow key={entry.id}>
                <TableCell label="When" header>
                  {entry.at ? dateAndTime(entry.at) : 'Time not shown'}
                </TableCell>
                <TableCell label="Who">
                  {entry.who}
                  {entry.role ? `, ${entry.role}` : ''}
                </TableCell>
                <TableCell label="Whose record">
                  {entry.person ? (
                    <Link className="govuk-link" to={paths.access(entry.person.id)}>
                      <PersonName person={entry.person} reader={pages.reader} />
                    </Link>
                  ) : (
                    'Nobody’s, or somebody who is not on record'
                  )}
                </TableCell>
                <TableCell label="What">
                  <FieldValue reading={pages.reader.read('AuditEntry', entry, 'what')} format={(what) => what.join(', ')} />
                </TableCell>
                <TableCell label="Purpose">{entry.purpose ? purposeName(entry.purpose) : 'None stated'}</TableCell>
              </TableRow>
            ))}
          </Table>
          <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
        </>
      ) : pages.fetching ? (
        <Loading what="Loading the log" />
      ) : pages.error ? null : (
        <Empty title="Nothing of this kind" />
      )}
      <FailureOf section of={pages} partly={pages.nodes.length > 0} />
    </>
  )
}
