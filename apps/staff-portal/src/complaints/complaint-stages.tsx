import { FieldValue, longDate, SummaryList, SummaryRow, Tag, type FieldReader } from '@candour/portal-kit'
import { complaintTasks } from '../wording/complaints.ts'
import type { Complaint } from './complaint-queries.ts'

type Present = Pick<Complaint, 'tasks' | 'panel'>
type Stage = NonNullable<Complaint['stages']>[number]

interface ComplaintStagesProps {
  stages: readonly Stage[]
  /** What is known of the present stage only. */
  complaint: Present
  reader: FieldReader
}

/** Each stage as a list of tasks: what is done, and when, and what is still to do. */
export function ComplaintStages({ stages, complaint, reader }: ComplaintStagesProps) {
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
          <StageTasks stage={stage} reader={reader} present={index === stages.length - 1 ? complaint : null} />
        </li>
      ))}
    </ol>
  )
}

/** @param present what is known of it as the present stage; null for a stage that is over */
function StageTasks({ stage, reader, present }: { stage: Stage; reader: FieldReader; present: Present | null }) {
  const decided = reader.read('ComplaintStage', stage, 'decidedOn')
  const over = decided.kind === 'known' || present === null
  const due = (kind: keyof typeof complaintTasks) => present?.tasks?.find((task) => task.kind === kind)
  const doneOn = {
    ACKNOWLEDGE: stage.acknowledgedOn,
    PANEL: present?.panel?.heldOn ?? null,
    REPORT: present?.panel?.reportedOn ?? null,
  }
  // A case under no procedure may be acknowledged all the same.
  const kinds = (['ACKNOWLEDGE', 'PANEL', 'REPORT'] as const).filter(
    (kind) => due(kind) || doneOn[kind] || (kind === 'ACKNOWLEDGE' && present?.tasks?.length === 0),
  )
  const panel = present?.panel
  return (
    <SummaryList border={false}>
      <SummaryRow label="Begun">{stage.beganOn ? <Done on={stage.beganOn} /> : 'Not shown'}</SummaryRow>
      {panel ? (
        <SummaryRow label="Panel">
          {panel.members?.length === 0 ? (
            'Nobody yet'
          ) : (
            <FieldValue reading={reader.read('ComplaintPanel', panel, 'members')} format={(names) => names.join(', ')} />
          )}
        </SummaryRow>
      ) : null}
      {kinds.map((kind) => {
        const done = doneOn[kind]
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
      {present === null && stage.outcome ? (
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
