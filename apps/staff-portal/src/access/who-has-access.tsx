import {
  Empty,
  FieldValue,
  graphql,
  Loaded,
  longDate,
  PartFailure,
  Table,
  TableCell,
  TableRow,
  useFresh,
} from '@candour/portal-kit'

const assignmentsQuery = graphql(`
  query Assignments($id: ID!) {
    serviceUser(id: $id) {
      id
      assignments {
        id
        worker
        kind
        from
        until
      }
    }
  }
`)

const kinds: Record<string, string> = {
  'assigned-worker': 'Assigned worker',
  team: 'Team',
  'team-manager': 'Team manager',
  'referral-recipient': 'Partner agency',
}

/** Everybody who is given access to the record now. */
export function WhoHasAccess({ personId }: { personId: string }) {
  const answer = useFresh(assignmentsQuery, { id: personId })
  return (
    <Loaded
      section
      of={answer}
      part={(data) => data.serviceUser}
      missing={<p className="govuk-body">This record is no longer open to you.</p>}
    >
      {(record) => {
        const assignments = answer.reader.read('ServiceUser', record, 'assignments')
        if (assignments.kind === 'failed') return <PartFailure problem={assignments.problem} onRetry={answer.refetch} />
        if (assignments.kind !== 'known') return <FieldValue reading={assignments} />
        if (assignments.value.length === 0) return <Empty title="Nobody is assigned" />
        return (
          <Table caption="Who has access" captionHidden head={['Name', 'As', 'From', 'Until']}>
            {assignments.value.map((assignment) => (
              <TableRow key={assignment.id}>
                <TableCell label="Name" header>
                  <FieldValue reading={answer.reader.read('Assignment', assignment, 'worker')} />
                </TableCell>
                <TableCell label="As">{assignment.kind ? (kinds[assignment.kind] ?? assignment.kind) : ''}</TableCell>
                <TableCell label="From">{assignment.from ? longDate(assignment.from) : ''}</TableCell>
                <TableCell label="Until">{assignment.until ? longDate(assignment.until) : 'No end set'}</TableCell>
              </TableRow>
            ))}
          </Table>
        )
      }}
    </Loaded>
  )
}
