import {
  ButtonLink,
  dateAndTime,
  longDate,
  SummaryCard,
  SummaryList,
  SummaryRow,
  ValueRow,
  type FieldReader,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { DisposalTag } from './disposal-tag.tsx'
import type { RetentionRecord } from './retention-queries.ts'

/** Whether somebody proposed that the record is erased, what became of it, and what can be done. */
export function Erasing({ record, reader }: { record: RetentionRecord; reader: FieldReader }) {
  const { disposal } = record
  const by = (name: string | null) => (name ? ` by ${name}` : '')
  return (
    <>
      {disposal ? (
        <SummaryCard title="Erasing the record">
          <SummaryList>
            <SummaryRow label="Status">{disposal.state ? <DisposalTag state={disposal.state} /> : 'Not shown'}</SummaryRow>
            {disposal.proposedBy === null ? null : (
              <ValueRow label="Why it can go" reading={reader.read('Disposal', disposal, 'reason')} />
            )}
            <ValueRow
              label="Proposed"
              reading={reader.read('Disposal', disposal, 'proposedAt')}
              format={(at) => `${dateAndTime(at)}${by(disposal.proposedBy)}`}
            />
            {disposal.runsOn ? (
              <SummaryRow label="If nobody decides">It is erased by itself on {longDate(disposal.runsOn)}.</SummaryRow>
            ) : null}
            {disposal.decidedAt ? (
              <SummaryRow label="Decided">
                {dateAndTime(disposal.decidedAt)}
                {by(disposal.decidedBy)}
                {disposal.refusalReason ? <span className="candour-under">{disposal.refusalReason}</span> : null}
              </SummaryRow>
            ) : null}
          </SummaryList>
        </SummaryCard>
      ) : null}
      {record.retention?.viewerCanPropose ? (
        <ButtonLink to={paths.proposeDisposal(record.id)}>Propose to erase the record</ButtonLink>
      ) : null}
      {disposal?.viewerCan.decide ? <ButtonLink to={paths.decideDisposal(record.id)}>Decide whether it goes</ButtonLink> : null}
    </>
  )
}
