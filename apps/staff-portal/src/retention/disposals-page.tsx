import {
  dateAndTime,
  Empty,
  type FieldReader,
  Listed,
  LoadMore,
  Page,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFresh,
  usePages,
  ValueRow,
} from '@candour/portal-kit'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { NotForYou } from '../frame/not-for-you.tsx'
import { decidedByWords, keptBy } from '../wording/retention.ts'
import { DisposalTag } from './disposal-tag.tsx'
import { RetentionLists } from './retention-lists.tsx'
import { disposalsQuery, scheduleQuery, type ApprovedDisposal } from './retention-queries.ts'

/** What was approved to go: what is being erased, and the certificates of what is gone. Nobody is named. */
export function DisposalsPage() {
  return (
    <Page title="Erased records" wide>
      <RetentionLists />
      <ForPurpose purpose="retention-review">
        <Disposals />
      </ForPurpose>
    </Page>
  )
}

function Disposals() {
  const schedule = useFresh(scheduleQuery, {}).data?.retentionSchedule
  const pages = usePages(disposalsQuery, {}, (data) => data.disposals)
  const ruleIn = (code: string) => decidedByWords(code, schedule)
  return (
    <>
      <Listed
        of={pages}
        count={pages.nodes.length}
        withheld={pages.withheld}
        hidden={<NotForYou />}
        loading="Loading the certificates"
        empty={
          <Empty title="Nothing was erased">
            <p className="govuk-body">A certificate appears here when a record was erased.</p>
          </Empty>
        }
      >
        <p className="govuk-body">The latest first. A certificate names nobody, and is never changed.</p>
        {pages.nodes.map((disposal) => (
          <DisposalCard key={disposal.id} disposal={disposal} reader={pages.reader} ruleIn={ruleIn} />
        ))}
        <LoadMore count={pages.nodes.length} hasMore={pages.hasMore} busy={pages.fetching} onMore={pages.loadMore} />
      </Listed>
    </>
  )
}

interface DisposalCardProps {
  disposal: ApprovedDisposal
  reader: FieldReader
  ruleIn: (code: string) => string
}

function DisposalCard({ disposal, reader, ruleIn }: DisposalCardProps) {
  const { id, state, decidedAt, byItselfAfterDays, erasedAt, filesLeft, erasures } = disposal
  const files = filesLeft === 1 ? '1 complaint file' : `${filesLeft} complaint files`
  return (
    <SummaryCard title={`${state === 'ERASED' ? 'Certificate' : 'Disposal'} ${id}`}>
      <SummaryList>
        <SummaryRow label="Status">{state ? <DisposalTag state={state} /> : 'Not shown'}</SummaryRow>
        <ValueRow label="Rule" reading={reader.read('Disposal', disposal, 'rule')} format={ruleIn} />
        {state && disposal.proposedBy === null ? (
          <SummaryRow label="Proposed by">The rule</SummaryRow>
        ) : (
          <ValueRow label="Proposed by" reading={reader.read('Disposal', disposal, 'proposedBy')} />
        )}
        {byItselfAfterDays ? (
          <SummaryRow label="Approved by">
            Nobody. It ran by itself, since nobody decided for {byItselfAfterDays} days after the first reminder.
          </SummaryRow>
        ) : (
          <ValueRow label="Approved by" reading={reader.read('Disposal', disposal, 'decidedBy')} />
        )}
        {decidedAt ? <SummaryRow label={byItselfAfterDays ? 'Began' : 'Approved'}>{dateAndTime(decidedAt)}</SummaryRow> : null}
        {erasedAt ? <SummaryRow label="Erased">{dateAndTime(erasedAt)}</SummaryRow> : null}
        <SummaryRow label="What is gone">
          {erasures && erasures.length > 0 ? (
            <ul className="govuk-list govuk-!-margin-bottom-0">
              {erasures.map(({ id: key, service, rows, keys }) => (
                <li key={key}>
                  {service ? keptBy(service) : 'Not shown'}: {rows} {rows === 1 ? 'row' : 'rows'}
                  {keys ? ', and the key' : ''}
                </li>
              ))}
            </ul>
          ) : (
            'Nothing yet'
          )}
        </SummaryRow>
        {filesLeft ? <SummaryRow label="What stays">{files}, until its own day comes. It then goes by itself.</SummaryRow> : null}
      </SummaryList>
    </SummaryCard>
  )
}
