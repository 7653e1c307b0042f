import { done, Failure, FieldValue, graphql, Loaded, Page, SafeContactForm, useFresh } from '@candour/portal-kit'
import { useNavigate } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { safeContactMessages as m } from './safe-contact-messages.ts'

const safeContactQuery = graphql(`
  query MySafeContact {
    myRecord {
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

/** What the person wants heeded when they are reached; it holds for the next message already. */
export function SafeContactPage() {
  const navigate = useNavigate()
  const answer = useFresh(safeContactQuery, {})
  return (
    <Page title={m.title} back={paths.information()}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(held) => {
          const contact = answer.reader.read('ServiceUser', held, 'contact')
          if (contact.kind === 'failed') return <Failure problem={contact.problem} onRetry={answer.refetch} />
          if (contact.kind === 'hidden') return <FieldValue reading={contact} />
          return <SafeContactForm held={held} words={m} onDone={() => void navigate(paths.information(), done(m.saved))} />
        }}
      </Loaded>
    </Page>
  )
}
