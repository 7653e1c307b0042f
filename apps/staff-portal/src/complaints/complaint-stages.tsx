import { FieldValue, longDate, SummaryList, SummaryRow, Tag, type FieldReader } from '@candour/portal-kit'
import { complaintTasks } from '../wording/complaints.ts'
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

/** When each task of a stage was done. */
const doneOn = {
  ACKNOWLEDGE: ({ acknowledgedOn }: Stage) => acknowledgedOn,
  PANEL: ({ panelHeldOn }: Stage) => panelHeldOn,
  REPORT: ({ panelReportedOn }: Stage) => panelReportedOn,
} as const

function StageTasks({ stage, reader, last }: { stage: Stage; reader: FieldReader; last: boolean }) {
  const decided = reader.read('ComplaintStage', stage, 'decidedOn')
  const over = decided.kind === 'known' || !last
  const due = (kind: keyof typeof complaintTasks) => stage.tasks?.find((task) => task.kind === kind)?.clock
  // A case under no procedure may be acknowledged all the same.
  const kinds = (['ACKNOWLEDGE', 'PANEL', 'REPORT'] as const).filter(
    (kind) => due(kind) || doneOn[kind](stage) || (kind === 'ACKNOWLEDGE' && !stage.tasks?.length),
  )
  return (
    <SummaryList border={false}>
      <SummaryRow label="Begun">{stage.beganOn ? <Done on={stage.beganOn} /> : 'Not shown'}</SummaryRow>
      {stage.panel && stage.panel.length > 0 ? <SummaryRow label="Panel">{stage.panel.join(', ')}</SummaryRow> : null}
      {kinds.map((kind) => {
        const done = doneOn[kind](stage)
        return (
          <SummaryRow label={complaintTasks[kind]} key={kind}>
            {done ? <Done on={done} /> : over ? 'Not done' : <ToDo by={due(kind)?.dueOn} />}
          </SummaryRow>
        )
      })}
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
          <ToDo by={due('REPLY')?.dueOn} />
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
const ToDo = ({ by }: { by?: string | undefined }) => (
  <>
    <Tag colour="yellow">To do</Tag> {by ? `by ${longDate(by)}` : null}
  </>
)
