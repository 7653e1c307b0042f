import {
  dateAndTime,
  Details,
  Empty,
  graphql,
  LoadedList,
  Page,
  Tag,
  Timeline,
  TimelineItem,
  usePages,
} from '@candour/portal-kit'
import { useRecord } from '../record/record-context.ts'
import { messageKindNames, messageReasons, messageStates, sendingChannelNames } from '../wording/messages.ts'

const messagesQuery = graphql(`
  query Messages($id: ID!, $after: String) {
    serviceUser(id: $id) {
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
          settledAt
          attempts
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

/** What was sent to the person, by which way and why, or why it was not. */
export function MessagesPage() {
  const { person, name } = useRecord()
  const pages = usePages(messagesQuery, { id: person.id }, (data) => data.serviceUser?.messages)
  return (
    <Page title="Messages" about={name} wide>
      <LoadedList
        of={pages}
        part={(data) => data.serviceUser}
        list="messages"
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        empty={
          <Empty title="No messages yet">
            <p className="govuk-body">Emails, texts and letters to the person appear here, with what became of them.</p>
          </Empty>
        }
      >
        <Timeline>
          {pages.nodes.map((message) => {
            const state = messageStates[message.state ?? '']
            return (
              <TimelineItem
                key={message.id}
                title={messageKindNames[message.kind ?? ''] ?? 'Message'}
                at={message.queuedAt ? { text: dateAndTime(message.queuedAt), iso: message.queuedAt } : null}
              >
                <p className="govuk-body">
                  {state ? <Tag colour={state.colour}>{state.text}</Tag> : null}{' '}
                  {message.channel && message.state !== 'NOT_SENT' ? `${sendingChannelNames[message.channel]}. ` : ''}
                  {message.heldUntil
                    ? `Held until ${dateAndTime(message.heldUntil)}, when they may be reached.`
                    : (messageReasons[message.reason ?? ''] ?? '')}
                  {message.discreet ? ' It names neither us nor the matter.' : ''}
                </p>
                {message.settledAt || (message.attempts ?? 0) > 1 ? (
                  <p className="govuk-body-s candour-quiet">
                    {message.settledAt
                      ? `${message.state === 'SENT' ? 'Left' : 'Closed'} ${dateAndTime(message.settledAt)}. `
                      : ''}
                    {(message.attempts ?? 0) > 1 ? `Tried ${message.attempts} times.` : ''}
                  </p>
                ) : null}
                {message.text ? (
                  <Details summary="What it says">
                    {message.subject ? <p className="govuk-body govuk-!-font-weight-bold">{message.subject}</p> : null}
                    <p className="govuk-body candour-text">{message.text}</p>
                  </Details>
                ) : null}
              </TimelineItem>
            )
          })}
        </Timeline>
      </LoadedList>
    </Page>
  )
}
