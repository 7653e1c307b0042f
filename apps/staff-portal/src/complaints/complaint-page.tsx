import {
  ButtonGroup,
  ButtonLink,
  Clock,
  dateAndTime,
  Empty,
  FieldValue,
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
import { Link, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { complaintEvents, complaintKinds, complaintTags, receivedHowNames } from '../wording/complaints.ts'
import { complaintQuery, type Complaint } from './complaint-queries.ts'
import { ComplaintStages } from './complaint-stages.tsx'
import { offeredSteps, stepWords } from './complaint-steps.ts'

/** One case: how long there is for it, what can be done now, what was found, and everything that happened. */
export function ComplaintPage() {
  const { person, name } = useRecord()
  const { complaint: id = '' } = useParams()
  const answer = useFresh(complaintQuery, { id })
  const shown = answer.data?.complaint
  const title = shown?.kind ? `${complaintKinds[shown.kind]} ${shown.reference ?? ''}`.trim() : 'Complaint'
  return (
    <Page title={title} about={name} back={paths.complaints(person.id)} wide>
      <Loaded
        of={answer}
        part={(data) => data.complaint}
        missing={<Empty title="There is no such case, or you do not have access." />}
        loading="Loading the case"
      >
        {(complaint) => <Case complaint={complaint} reader={answer.reader} personId={person.id} retry={answer.refetch} />}
      </Loaded>
    </Page>
  )
}

interface CaseProps {
  complaint: Complaint
  reader: FieldReader
  personId: string
  retry: () => void
}

function Case({ complaint, reader, personId, retry }: CaseProps) {
  const clock = reader.read('Complaint', complaint, 'clock')
  const steps = offeredSteps(complaint.viewerCan)
  const present = complaint.stages?.at(-1)?.name
  return (
    <>
      {clock.kind === 'known' ? (
        <Clock clock={clock.value} stage={present} purpose={complaint.deadlineFor} />
      ) : clock.kind === 'absent' ? (
        <p className="govuk-body">No rule sets a deadline for this case.</p>
      ) : clock.kind === 'failed' ? (
        <PartFailure problem={clock.problem} onRetry={retry} />
      ) : (
        <FieldValue reading={clock} />
      )}
      <Lateness lateness={complaint.lateness} />
      {steps.length > 0 ? (
        <ButtonGroup>
          {steps.map((step, index) => (
            <ButtonLink
              key={step}
              kind={index === 0 ? 'primary' : 'secondary'}
              to={paths.complaintStep(personId, complaint.id, step)}
            >
              {stepWords[step]}
            </ButtonLink>
          ))}
        </ButtonGroup>
      ) : null}
      <Facts complaint={complaint} reader={reader} />
      <h2 className="govuk-heading-m">Stages</h2>
      {complaint.stages ? (
        <ComplaintStages stages={complaint.stages} complaint={complaint} reader={reader} />
      ) : (
        <FieldValue reading={reader.read('Complaint', complaint, 'stages')} />
      )}
      <Linked complaint={complaint} personId={personId} />
      <h2 className="govuk-heading-m">What happened</h2>
      <History complaint={complaint} reader={reader} />
    </>
  )
}

/** That it came too late, and what was decided about that. */
function Lateness({ lateness }: { lateness: Complaint['lateness'] }) {
  if (!lateness) return null
  return (
    <InsetText>
      <p className="govuk-body">
        <Tag colour={lateness.decision === null ? 'yellow' : lateness.decision === 'ACCEPTED' ? 'green' : 'grey'}>
          {lateness.decision === null ? 'Came late' : lateness.decision === 'ACCEPTED' ? 'Late, accepted' : 'Out of time'}
        </Tag>
      </p>
      <p className="govuk-body">{lateness.explanation}</p>
      {lateness.decision === null ? (
        <p className="govuk-body">
          {lateness.acceptable
            ? 'Somebody must decide if you look into it all the same, and say why.'
            : 'The procedure does not let it be accepted. Somebody must tell the person so, and say why.'}
        </p>
      ) : null}
    </InsetText>
  )
}

const longText = (text: string) => <span className="candour-text">{text}</span>

function Facts({ complaint, reader }: { complaint: Complaint; reader: FieldReader }) {
  const handler = reader.read('Complaint', complaint, 'handler')
  const about = reader.read('Complaint', complaint, 'complainedAbout')
  const { category, service, procedure, receivedHow } = complaint
  return (
    <SummaryList>
      <ValueRow
        label="Status"
        reading={reader.read('Complaint', complaint, 'state')}
        format={(state) => <Tag colour={complaintTags[state].colour}>{complaintTags[state].text}</Tag>}
      />
      <SummaryRow label="Owner">{handler.kind === 'absent' ? 'Nobody yet' : <FieldValue reading={handler} />}</SummaryRow>
      <ValueRow label="What it is about" reading={reader.read('Complaint', complaint, 'matter')} format={longText} />
      <ValueRow
        label="What the person hopes for"
        reading={reader.read('Complaint', complaint, 'desiredOutcome')}
        format={longText}
      />
      {category ? <SummaryRow label="Topic">{category.name}</SummaryRow> : null}
      {service ? <SummaryRow label="Service">{service.name}</SummaryRow> : null}
      {procedure ? <SummaryRow label="Procedure">{procedure.name}</SummaryRow> : null}
      <ValueRow
        label="Received"
        reading={reader.read('Complaint', complaint, 'receivedOn')}
        format={(date) => `${longDate(date)}${receivedHow ? `, ${receivedHowNames[receivedHow]}` : ''}`}
      />
      {complaint.happenedOn ? <SummaryRow label="Happened">{longDate(complaint.happenedOn)}</SummaryRow> : null}
      {complaint.knownOn ? <SummaryRow label="Known since">{longDate(complaint.knownOn)}</SummaryRow> : null}
      <ValueRow label="Raised by" reading={reader.read('Complaint', complaint, 'raisedBy')} />
      <SummaryRow label="About a member of staff">
        {about.kind === 'absent' || (about.kind === 'known' && about.value.length === 0) ? (
          'Nobody named'
        ) : (
          <FieldValue reading={about} format={(names) => names.join(', ')} />
        )}
      </SummaryRow>
      {complaint.closedOn ? <SummaryRow label="Closed">{longDate(complaint.closedOn)}</SummaryRow> : null}
      {complaint.findings ? <SummaryRow label="Findings">{longText(complaint.findings)}</SummaryRow> : null}
      {complaint.outcome ? <SummaryRow label="Outcome">{longText(complaint.outcome)}</SummaryRow> : null}
    </SummaryList>
  )
}

function Linked({ complaint, personId }: { complaint: Complaint; personId: string }) {
  if (!complaint.linked || complaint.linked.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">The same matter under another procedure</h2>
      <ul className="govuk-list">
        {complaint.linked.map((other) => (
          <li key={other.id}>
            <Link className="govuk-link" to={paths.complaint(personId, other.id)}>
              {[other.procedure?.name, other.reference].filter(Boolean).join(' ') || 'Linked case'}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function History({ complaint, reader }: { complaint: Complaint; reader: FieldReader }) {
  const timeline = reader.read('Complaint', complaint, 'timeline')
  if (timeline.kind !== 'known') return <FieldValue reading={timeline} />
  return (
    <Timeline>
      {timeline.value.toReversed().map((event) => (
        <TimelineItem
          key={event.id}
          level={3}
          title={event.kind ? complaintEvents[event.kind] : 'Step'}
          byline={event.by ? `by ${event.by}` : null}
          at={event.at ? { text: dateAndTime(event.at), iso: event.at } : null}
        >
          {event.text ? <div className="govuk-body candour-text">{event.text}</div> : null}
        </TimelineItem>
      ))}
    </Timeline>
  )
}
