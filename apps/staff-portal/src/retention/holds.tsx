import {
  dateAndTime,
  Empty,
  FieldValue,
  longDate,
  PartFailure,
  SummaryCard,
  SummaryList,
  SummaryRow,
  Tag,
  ValueRow,
  type FieldReader,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { holdKinds } from '../wording/retention.ts'
import type { Hold, RetentionRecord } from './retention-queries.ts'

interface HoldsProps {
  record: RetentionRecord
  reader: FieldReader
  retry: () => void
}

/** What keeps the record whatever the rules say, and what once did. */
export function Holds({ record, reader, retry }: HoldsProps) {
  const holds = reader.read('ServiceUser', record, 'holds')
  if (holds.kind === 'failed') return <PartFailure problem={holds.problem} onRetry={retry} />
  if (holds.kind === 'hidden') return <FieldValue reading={holds} />
  if (holds.kind === 'absent' || holds.value.length === 0)
    return (
      <Empty title="No holds">
        <p className="govuk-body">A hold keeps the record for a claim or an inquiry. Open complaints hold it by themselves.</p>
      </Empty>
    )
  return holds.value.map((hold) => <HoldCard key={hold.id} hold={hold} reader={reader} personId={record.id} />)
}

function HoldCard({ hold, reader, personId }: { hold: Hold; reader: FieldReader; personId: string }) {
  const kind = hold.kind ? holdKinds[hold.kind] : 'Hold'
  const by = (name: string | null) => (name ? ` by ${name}` : '')
  return (
    <SummaryCard
      title={kind}
      action={
        hold.viewerCan.release ? (
          <Link className="govuk-link" to={paths.releaseHold(personId, hold.id)}>
            Release<span className="govuk-visually-hidden"> the hold: {kind.toLowerCase()}</span>
          </Link>
        ) : null
      }
    >
      <SummaryList>
        <SummaryRow label="Status">
          {hold.releasedAt ? <Tag colour="grey">Released</Tag> : <Tag colour="yellow">In force</Tag>}
        </SummaryRow>
        <ValueRow label="Reason" reading={reader.read('Hold', hold, 'reason')} />
        <ValueRow
          label="Placed"
          reading={reader.read('Hold', hold, 'placedAt')}
          format={(at) => `${dateAndTime(at)}${by(hold.placedBy)}`}
        />
        {hold.until ? <SummaryRow label="Until">{longDate(hold.until)}</SummaryRow> : null}
        {hold.releasedAt ? (
          <SummaryRow label="Released">
            {dateAndTime(hold.releasedAt)}
            {by(hold.releasedBy)}
            {hold.releaseReason ? <span className="candour-under">{hold.releaseReason}</span> : null}
          </SummaryRow>
        ) : null}
      </SummaryList>
    </SummaryCard>
  )
}
