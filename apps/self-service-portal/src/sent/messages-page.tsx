import {
  dateAndTime,
  Details,
  Empty,
  fill,
  graphql,
  LoadedList,
  Page,
  Tag,
  Timeline,
  TimelineItem,
  usePages,
  type ResultOf,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { sentMessages as m } from './sent-messages.ts'

const messagesQuery = graphql(`
  query MyMessages($after: String) {
    myRecord {
      id
      messages(first: 25, after: $after) {
        nodes {
          id
          kind
          state
          channel
          reason
          discreet
          queuedAt
          heldUntil
          subject
          text
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

type Connection = NonNullable<NonNullable<ResultOf<typeof messagesQuery>['myRecord']>['messages']>
type Message = NonNullable<NonNullable<Connection['nodes']>[number]>

/** Everything that was sent to the person, or was to be: they can read here what could not be sent safely. */
export function MessagesPage() {
  const pages = usePages(messagesQuery, {}, (data) => data.myRecord?.messages)
  return (
    <Page title={m.title}>
      <LoadedList
        of={pages}
        part={(data) => data.myRecord}
        list="messages"
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
        empty={
          <Empty title={m.emptyTitle}>
            <p className="govuk-body">{m.empty}</p>
          </Empty>
        }
      >
        <p className="govuk-body">{m.intro}</p>
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.safeContact()}>
            {m.safe}
          </Link>
        </p>
        <Timeline>
          {pages.nodes.map((message) => (
            <TimelineItem
              key={message.id}
              title={m.kinds[message.kind ?? ''] ?? m.otherKind}
              at={message.queuedAt ? { text: dateAndTime(message.queuedAt), iso: message.queuedAt } : null}
            >
              <p className="govuk-body">
                {message.state ? <Tag colour={message.state === 'SENT' ? 'green' : 'grey'}>{m.states[message.state]}</Tag> : null}{' '}
                {whatBecameOf(message)}
              </p>
              {message.text ? (
                <Details summary={m.says}>
                  {message.subject ? <p className="govuk-body govuk-!-font-weight-bold">{message.subject}</p> : null}
                  <p className="govuk-body candour-text">{message.text}</p>
                </Details>
              ) : null}
            </TimelineItem>
          ))}
        </Timeline>
      </LoadedList>
    </Page>
  )
}

function whatBecameOf({ state, channel, reason, heldUntil, discreet }: Message): string {
  if (heldUntil) return fill(m.held, { time: dateAndTime(heldUntil) })
  if (state === 'NOT_SENT' || state === 'FAILED') return m.reasons[reason ?? ''] ?? m.otherReason
  return [state === 'SENT' && channel ? m.channels[channel] : '', discreet ? m.discreet : ''].filter(Boolean).join(' ')
}
