import { done, Failure, FieldValue, graphql, Loaded, Page, SafeContactForm, useFresh } from '@candour/portal-kit'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { sendingChannelNames } from '../wording/messages.ts'

const safeContactQuery = graphql(`
  query SafeContact($id: ID!) {
    serviceUser(id: $id) {
      id
      version
      contact {
        safeContact
        safeContactRules {
          neverBy
          from
          until
          discreet
          neverSay
        }
      }
    }
  }
`)

const words = {
  unread: 'Nobody has said yet what this text means for messages. Until you save this page, nothing is sent.',
  text: 'What must we know before we make contact?',
  textHint: 'For people who call or visit. For example, do not leave a message.',
  neverBy: 'Never send anything by',
  channels: sendingChannelNames,
  from: 'Send email and texts only from (optional)',
  fromHint: '24-hour clock, for example 09:30',
  until: 'Until (optional)',
  untilHint: 'Later on the same day, for example 17:00',
  discreet: 'Should messages be discreet?',
  discreetYes: 'Name neither us nor the matter',
  neverSay: 'Words that no message may say (optional)',
  neverSayHint: 'One on each line. A message that would say one is not sent.',
  save: 'Save safe contact',
}

/** What must be heeded before contact is made: in words for people, and in rules that every message heeds. */
export function SafeContactPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const answer = useFresh(safeContactQuery, { id: person.id })
  return (
    <Page title="Safe contact" about={name} back={paths.person(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
      >
        {(held) => {
          const contact = answer.reader.read('ServiceUser', held, 'contact')
          if (contact.kind === 'failed') return <Failure problem={contact.problem} onRetry={answer.refetch} />
          if (contact.kind === 'hidden') return <FieldValue reading={contact} />
          return (
            <SafeContactForm
              held={held}
              words={words}
              onDone={() => void navigate(paths.person(held.id), done('Safe contact is saved'))}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}
