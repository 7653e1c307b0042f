import { dateAndTime, graphql, Loaded, PartFailure, Table, TableCell, TableRow, useFresh } from '@candour/portal-kit'

const emergencyAccessQuery = graphql(`
  query EmergencyAccess($id: ID!) {
    serviceUser(id: $id) {
      id
      breakGlass {
        id
        staffMember
        reason
        from
        until
        reviewedBy
        justified
      }
    }
  }
`)

/** Emergency access to one record, before everything else that was looked at. Nothing when there was none. */
export function EmergencyAccesses({ personId }: { personId: string }) {
  const answer = useFresh(emergencyAccessQuery, { id: personId })
  return (
    <>
      {answer.error ? <h3 className="govuk-heading-s">Emergency access</h3> : null}
      <Loaded of={answer} part={(data) => data.serviceUser} missing={null} section>
        {(record) => {
          const accesses = answer.reader.read('ServiceUser', record, 'breakGlass')
          if (accesses.kind === 'failed') return <PartFailure problem={accesses.problem} onRetry={answer.refetch} />
          if (accesses.kind !== 'known' || accesses.value.length === 0) return null
          return (
            <Table caption="Emergency access" head={['When', 'Who', 'Why', 'Review']}>
              {accesses.value.map((access) => (
                <TableRow key={access.id}>
                  <TableCell label="When" header>
                    {access.from ? dateAndTime(access.from) : 'Time not shown'}
                  </TableCell>
                  <TableCell label="Who">{access.staffMember}</TableCell>
                  <TableCell label="Why">{access.reason}</TableCell>
                  <TableCell label="Review">{reviewOf(access)}</TableCell>
                </TableRow>
              ))}
            </Table>
          )
        }}
      </Loaded>
    </>
  )
}

const reviewOf = ({ justified, reviewedBy }: { justified: boolean | null; reviewedBy: string | null }): string =>
  justified === null ? 'Not reviewed yet' : `${justified ? 'Right' : 'Not right'}, by ${reviewedBy ?? 'a colleague'}`
