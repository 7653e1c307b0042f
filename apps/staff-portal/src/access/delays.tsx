import { Button, dateAndTime, Failure, graphql, Table, TableCell, TableRow, useChange, useFresh } from '@candour/portal-kit'
import { purposeName } from '../wording/purposes.ts'

const delaysQuery = graphql(`
  query DelayedTellings($id: ID!) {
    serviceUser(id: $id) {
      id
      delayedTellings {
        id
        who
        purpose
        from
        until
        reason
        decidedBy
      }
    }
  }
`)

const tellMutation = graphql(`
  mutation TellNow($input: TellNowInput!) {
    tellNow(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`)

/** What the person is told later, and why. Nothing when there is none. */
export function Delays({ personId, onTold }: { personId: string; onTold: () => void }) {
  const answer = useFresh(delaysQuery, { id: personId })
  const change = useChange(tellMutation)
  const delays = answer.data?.serviceUser?.delayedTellings ?? []
  const tell = async (delayedTellingId: string) => {
    if (!(await change.send({ input: { delayedTellingId } }))) return
    answer.refetch()
    onTold()
  }
  if (delays.length === 0) return null
  return (
    <>
      {change.problem ? <Failure problem={change.problem} /> : null}
      <Table caption="Told to the person later" head={['Whose looks', 'Until', 'Ground', 'Action']}>
        {delays.map((delay) => (
          <TableRow key={delay.id}>
            <TableCell label="Whose looks" header>
              {delay.who ?? 'Name not shown'}
              {delay.purpose ? `, for ${purposeName(delay.purpose).toLowerCase()}` : ''}
            </TableCell>
            <TableCell label="Until">{delay.until ? dateAndTime(delay.until) : ''}</TableCell>
            <TableCell label="Ground">
              {delay.reason} {delay.decidedBy ? `(${delay.decidedBy})` : ''}
            </TableCell>
            <TableCell label="Action">
              <Button type="button" kind="secondary" busy={change.busy} onClick={() => void tell(delay.id)}>
                Tell now<span className="govuk-visually-hidden"> what {delay.who} did</span>
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </>
  )
}
