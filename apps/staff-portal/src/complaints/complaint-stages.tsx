import { FieldValue, longDate, SummaryList, SummaryRow, Tag, type FieldReader } from '@candour/portal-kit'
import type { Complaint } from './complaint-queries.ts'

type Stage = NonNullable<Complaint['stages']>[number]

/** Each stage as a list of tasks: what is done, and when, and what is still to do. */
export function ComplaintStages({ stages, reader }: { stages: readonly Stage[]; reader: FieldReader }) {
  return (
    <ol className="candour-stages">
      {stages.map((stage, index) => (
        <li key={stage.id}>
          <div className="candour-row-head">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{stage.name ?? `Stage ${index + 1}`}</h3>
            <Tag colour={index < stages.length - 1 ? 'grey' : undefined}>
              {index < stages.length - 1 ? 'Over' : 'Present stage'}
            </Tag>
          </div>
          <StageTasks stage={stage} reader={reader} last={index === stages.length - 1} />
        </li>
      ))}
    </ol>
  )
}

function StageTasks({ stage, reader, last }: { stage: Stage; reader: FieldReader; last: boolean }) {
  const decided = reader.read('ComplaintStage', stage, 'decidedOn')
  const acknowledged = stage.acknowledgedOn
  return (
    <SummaryList border={false}>
      <SummaryRow label="Begun">{stage.beganOn ? <Done on={stage.beganOn} /> : 'Not shown'}</SummaryRow>
      <SummaryRow label="Acknowledge it">
        {acknowledged ? <Done on={acknowledged} /> : decided.kind === 'known' || !last ? 'Not done' : <ToDo />}
      </SummaryRow>
      {stage.extendedOn ? (
        <SummaryRow label="More time">
          <Done on={stage.extendedOn} />
          {stage.extensionReason ? <span className="candour-under">{stage.extensionReason}</span> : null}
        </SummaryRow>
      ) : null}
      <SummaryRow label="Decide">
        {decided.kind === 'known' ? (
          <>
            <Done on={decided.value} />
            {stage.decider ? <span className="candour-under">by {stage.decider}</span> : null}
          </>
        ) : decided.kind === 'absent' ? (
          <ToDo />
        ) : (
          <FieldValue reading={decided} />
        )}
      </SummaryRow>
      {!last && stage.outcome ? (
        <SummaryRow label="Outcome">
          <span className="candour-text">{stage.outcome}</span>
        </SummaryRow>
      ) : null}
    </SummaryList>
  )
}

const Done = ({ on }: { on: string }) => (
  <>
    <Tag colour="green">Done</Tag> {longDate(on)}
  </>
)
const ToDo = () => <Tag colour="yellow">To do</Tag>
