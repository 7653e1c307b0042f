import {
  Button,
  dateAndTime,
  Empty,
  Failure,
  graphql,
  Loading,
  PartFailure,
  problemOf,
  Table,
  TableCell,
  TableRow,
  useChange,
  useFresh,
} from '@candour/portal-kit'

const alertsQuery = graphql(`
  query SecurityAlerts {
    securityAlerts {
      id
      kind
      who
      count
      raisedAt
      settledAt
      settledBy
      viewerCanSettle
    }
  }
`)

const settleMutation = graphql(`
  mutation SettleSecurityAlert($input: SettleSecurityAlertInput!) {
    settleSecurityAlert(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`)

const words = (kind: string | null, count: number | null): string =>
  kind === 'ENUMERATION'
    ? `Refused ${count ?? 'many'} times about different people within 10 minutes`
    : kind === 'CONCURRENT_USE'
      ? 'One account was used in two browsers in turn'
      : (kind ?? '')

/** Patterns that somebody has to look at, those not settled first. */
export function Alerts() {
  const answer = useFresh(alertsQuery, {})
  const change = useChange(settleMutation)
  const alerts = answer.data?.securityAlerts
  const settle = async (securityAlertId: string) => {
    if (await change.send({ input: { securityAlertId } })) answer.refetch()
  }
  if (alerts && alerts.length > 0)
    return (
      <>
        {change.problem ? <Failure problem={change.problem} /> : null}
        <Table caption="Alerts" captionHidden head={['When', 'Who', 'What', 'Action']}>
          {alerts.map((alert) => (
            <TableRow key={alert.id}>
              <TableCell label="When" header>
                {alert.raisedAt ? dateAndTime(alert.raisedAt) : ''}
              </TableCell>
              <TableCell label="Who">{alert.who ?? 'Somebody who is not on the staff'}</TableCell>
              <TableCell label="What">{words(alert.kind, alert.count)}</TableCell>
              <TableCell label="Action">
                {alert.settledAt ? (
                  `Settled by ${alert.settledBy ?? 'a colleague'} on ${dateAndTime(alert.settledAt)}`
                ) : alert.viewerCanSettle ? (
                  <Button type="button" kind="secondary" busy={change.busy} onClick={() => void settle(alert.id)}>
                    I looked into it<span className="govuk-visually-hidden">: {alert.who}</span>
                  </Button>
                ) : (
                  'Somebody else must look'
                )}
              </TableCell>
            </TableRow>
          ))}
        </Table>
      </>
    )
  if (answer.fetching) return <Loading what="Loading the alerts" />
  if (answer.error) return <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} />
  return (
    <Empty title="No alerts">
      <p className="govuk-body">
        When somebody is refused about many people in a short time, or an account is used in two places, it appears here.
      </p>
    </Empty>
  )
}
