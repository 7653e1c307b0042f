import {
  ButtonGroup,
  ButtonLink,
  Clock,
  dateAndTime,
  Details,
  Empty,
  FieldValue,
  fill,
  InsetText,
  Loaded,
  longDate,
  Page,
  PartFailure,
  SummaryList,
  SummaryRow,
  Tag,
  Timeline,
  TimelineItem,
  useFresh,
  ValueRow,
  type FieldReader,
} from '@candour/portal-kit'
import { useParams } from 'react-router'
import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { askedQuery, type Asked } from './ask-queries.ts'
import { stateColours } from './state-colours.ts'
import { Ways } from './ways.tsx'

const m = askMessages

/** Where a case stands, by when we reply, every message, and how to take it back. */
export function AskedPage() {
  const { id = '' } = useParams()
  const answer = useFresh(askedQuery, { id })
  const shown = answer.data?.complaint
  return (
    <Page title={shown?.kind ? m.named[shown.kind] : m.title} caption={shown?.reference ?? undefined} back={paths.ask()}>
      <Loaded of={answer} part={(data) => data.complaint} missing={<Empty title={m.missing} />}>
        {(asked) => <Case asked={asked} reader={answer.reader} retry={answer.refetch} />}
      </Loaded>
      <Ways />
    </Page>
  )
}

/** Nothing more is due on a day, and yet the answer is still to come. */
const waits = ({ clock, state }: Asked) =>
  (clock?.state === 'DONE' || clock?.state === 'DONE_LATE') &&
  (state === 'RECEIVED' || state === 'ACKNOWLEDGED' || state === 'IN_PROGRESS')

const longText = (text: string) => <span className="candour-text">{text}</span>

function Case({ asked, reader, retry }: { asked: Asked; reader: FieldReader; retry: () => void }) {
  const clock = reader.read('Complaint', asked, 'clock')
  const handler = reader.read('Complaint', asked, 'handler')
  return (
    <>
      {clock.kind === 'known' ? (
        <>
          <Clock clock={clock.value} stage={asked.stages?.at(-1)?.name} purpose={asked.deadlineFor} />
          {waits(asked) ? <p className="govuk-body">{m.noClock}</p> : null}
        </>
      ) : clock.kind === 'failed' ? (
        <PartFailure problem={clock.problem} onRetry={retry} />
      ) : (
        <p className="govuk-body">{clock.kind === 'hidden' ? <FieldValue reading={clock} /> : m.noClock}</p>
      )}
      <Lateness lateness={asked.lateness} />
      <SummaryList>
        <ValueRow
          label={m.status}
          reading={reader.read('Complaint', asked, 'state')}
          format={(state) => <Tag colour={stateColours[state]}>{m.states[state]}</Tag>}
        />
        <ValueRow label={m.sentOn} reading={reader.read('Complaint', asked, 'receivedOn')} format={longDate} />
        <ValueRow label={m.matter} reading={reader.read('Complaint', asked, 'matter')} format={longText} />
        {asked.desiredOutcome ? <SummaryRow label={m.hope}>{longText(asked.desiredOutcome)}</SummaryRow> : null}
        <SummaryRow label={m.who}>{handler.kind === 'absent' ? m.whoNone : <FieldValue reading={handler} />}</SummaryRow>
        {asked.findings ? <SummaryRow label={m.found}>{longText(asked.findings)}</SummaryRow> : null}
        {asked.outcome ? <SummaryRow label={m.answer}>{longText(asked.outcome)}</SummaryRow> : null}
      </SummaryList>
      <ReviewPanel panel={asked.panel} tasks={asked.tasks ?? []} reader={reader} />
      {asked.viewerCan.advance || asked.viewerCan.withdraw ? (
        <ButtonGroup>
          {asked.viewerCan.advance ? (
            <ButtonLink kind="secondary" to={paths.askAgain(asked.id)}>
              {m.again}
            </ButtonLink>
          ) : null}
          {asked.viewerCan.withdraw ? (
            <ButtonLink kind="secondary" to={paths.takeBack(asked.id)}>
              {m.withdraw}
            </ButtonLink>
          ) : null}
        </ButtonGroup>
      ) : null}
      <h2 className="govuk-heading-m">{m.history}</h2>
      <History asked={asked} reader={reader} />
    </>
  )
}

/** That it came late, and what that means. */
function Lateness({ lateness }: { lateness: Asked['lateness'] }) {
  if (!lateness) return null
  return (
    <InsetText>
      <h2 className="govuk-heading-s">{m.late.title}</h2>
      <p className="govuk-body">{m.late[lateness.decision ?? 'open']}</p>
      <Details summary={m.late.why}>
        <p className="govuk-body">{lateness.explanation}</p>
      </Details>
    </InsetText>
  )
}

interface ReviewPanelProps {
  panel: Asked['panel']
  tasks: NonNullable<Asked['tasks']>
  reader: FieldReader
}

/** When the panel of the present stage meets, when we send what it says, and when we answer. */
function ReviewPanel({ panel, tasks, reader }: ReviewPanelProps) {
  if (!panel) return null
  const members = reader.read('ComplaintPanel', panel, 'members')
  const doneOn = { PANEL: panel.heldOn, REPORT: panel.reportedOn, REPLY: null }
  return (
    <>
      <h2 className="govuk-heading-m">{m.panel.title}</h2>
      <p className="govuk-body">{fill(m.panel.what, { count: panel.size ?? 0 })}</p>
      <SummaryList>
        <SummaryRow label={m.panel.who}>
          {members.kind === 'absent' || (members.kind === 'known' && members.value.length === 0) ? (
            m.panel.whoNone
          ) : (
            <FieldValue reading={members} format={(names) => names.join(', ')} />
          )}
        </SummaryRow>
        {tasks.map(({ kind, dueOn, provisional }) => {
          if (kind === 'ACKNOWLEDGE') return null
          const done = doneOn[kind]
          const words = done ? m.panel.done : provisional ? m.panel.byIfInTime : m.panel.by
          return (
            <SummaryRow label={m.panel[kind]} key={kind}>
              {fill(words, { date: longDate(done ?? dueOn) })}
            </SummaryRow>
          )
        })}
      </SummaryList>
    </>
  )
}

function History({ asked, reader }: { asked: Asked; reader: FieldReader }) {
  const timeline = reader.read('Complaint', asked, 'timeline')
  if (timeline.kind !== 'known') return <FieldValue reading={timeline} />
  return (
    <Timeline>
      {timeline.value.toReversed().map((event) => (
        <TimelineItem
          key={event.id}
          level={3}
          title={event.kind ? m.events[event.kind] : m.open}
          byline={event.by ? fill(m.by, { name: event.by }) : null}
          at={event.at ? { text: dateAndTime(event.at), iso: event.at } : null}
        >
          {event.text ? <div className="govuk-body candour-text">{event.text}</div> : null}
        </TimelineItem>
      ))}
    </Timeline>
  )
}
