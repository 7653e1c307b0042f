import { FailureOf, fill, graphql, Page, useFresh } from '@candour/portal-kit'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'

const nameQuery = graphql(`
  query MyName {
    viewer {
      id
      kind
    }
    myRecord {
      id
      givenName
      preferredName
    }
    organisation {
      id
      usesConsent
    }
  }
`)

const entries = (usesConsent: boolean) => [
  { to: paths.information(), title: messages.menu.information, text: messages.home.information },
  { to: paths.documents(), title: messages.home.documentsTitle, text: messages.home.documents },
  { to: paths.messages(), title: messages.home.messagesTitle, text: messages.home.messages },
  { to: paths.seen(), title: messages.menu.seen, text: messages.home.seen },
  usesConsent
    ? { to: paths.sharing(), title: messages.menu.sharing, text: messages.home.sharing }
    : { to: paths.sharing(), title: messages.menu.uses, text: messages.home.uses },
  { to: paths.ask(), title: messages.menu.ask, text: messages.home.ask },
  { to: paths.changes(), title: messages.home.changesTitle, text: messages.home.changes },
  { to: paths.people(), title: messages.menu.people, text: messages.home.people },
]
// Somebody who acts for others has no record of their own here.
const entriesForOthers = [{ to: paths.acting(), title: messages.menu.acting, text: messages.home.acting }]

/** The things that a person can do here. */
export function HomePage() {
  const answer = useFresh(nameQuery, {})
  const { data } = answer
  const name = data?.myRecord?.preferredName ?? data?.myRecord?.givenName
  return (
    <Page title={name ? fill(messages.home.title, { name }) : messages.home.titleUnnamed}>
      <FailureOf of={answer} partly />
      <ul className="candour-entry-list">
        {(data?.viewer?.kind === 'REPRESENTATIVE' ? entriesForOthers : entries(data?.organisation?.usesConsent ?? true)).map(
          ({ to, title, text }) => (
            <li key={to}>
              <h2 className="govuk-heading-m">
                <Link className="govuk-link" to={to}>
                  {title}
                </Link>
              </h2>
              <p className="govuk-body">{text}</p>
            </li>
          ),
        )}
        <li>
          <h2 className="govuk-heading-m">
            <a className="govuk-link" href="/identity/account">
              {messages.home.account}
            </a>
          </h2>
          <p className="govuk-body">{messages.home.accountHelp}</p>
        </li>
      </ul>
    </Page>
  )
}
