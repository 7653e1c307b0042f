import { dateAndTime, graphql, InsetText, useFresh } from '@candour/portal-kit'

const standingQuery = graphql(`
  query AuditStanding {
    auditStanding {
      size
      at
      waiting
    }
  }
`)

/** How far the log is sealed against changes. Nothing while it is not known. */
export function AuditStanding() {
  const standing = useFresh(standingQuery, {}).data?.auditStanding
  if (!standing || standing.at === null || standing.size === null) return null
  const waiting = standing.waiting ?? 0
  return (
    <InsetText>
      {standing.size.toLocaleString('en-GB')} entries are under a checkpoint signed on {dateAndTime(standing.at)}.
      {waiting > 0 ? ` ${waiting.toLocaleString('en-GB')} more will be in a moment.` : ''} Whether they are as they were written
      is checked with <code>npm run audit -- verify</code>.
    </InsetText>
  )
}
