import {
  Failure,
  IdleLock,
  Layout,
  Loading,
  Page,
  problemOf,
  RemedyProvider,
  StepUpContext,
  useFresh,
  useSession,
  viewerQuery,
  type AskedAssurance,
  type NavigationItem,
} from '@candour/portal-kit'
import { useContext, useMemo, type ReactNode } from 'react'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'

// Somebody who acts for others has no record of their own here.
const navigationForOthers: NavigationItem[] = [
  { to: paths.home(), text: messages.menu.home, end: true },
  { to: paths.acting(), text: messages.menu.acting },
]

const navigation = (usesConsent: boolean): NavigationItem[] => [
  { to: paths.home(), text: messages.menu.home, end: true },
  { to: paths.information(), text: messages.menu.information },
  { to: paths.seen(), text: messages.menu.seen },
  { to: paths.sharing(), text: usesConsent ? messages.menu.sharing : messages.menu.uses },
  { to: paths.ask(), text: messages.menu.ask },
  { to: paths.changes(), text: messages.menu.changes },
]

/** The frame around every page of the person's own record. */
export function MyFrame({ children }: { children: ReactNode }) {
  const session = useSession()
  const answer = useFresh(viewerQuery, {})
  const stepUp = useContext(StepUpContext)
  const offers = useMemo(() => ({ stepUp: (assurance: AskedAssurance) => void stepUp?.ask(assurance) }), [stepUp])
  const organisation = answer.data?.organisation ?? null
  return (
    <RemedyProvider offers={offers}>
      <Layout
        serviceName={messages.frame.serviceName}
        productName={messages.frame.productName}
        home={paths.home()}
        navigation={
          answer.data?.viewer?.kind === 'REPRESENTATIVE' ? navigationForOthers : navigation(organisation?.usesConsent ?? true)
        }
        organisation={organisation}
        account={
          <button type="button" className="candour-account__button" onClick={() => session.signOut('asked')}>
            {messages.frame.signOut}
          </button>
        }
      >
        {answer.data || answer.error ? (
          answer.error && !answer.data ? (
            <Page title={messages.frame.couldNotOpen}>
              <Failure problem={problemOf(answer.error)} onRetry={answer.refetch} />
            </Page>
          ) : (
            children
          )
        ) : (
          <div className="govuk-width-container">
            <Loading />
          </div>
        )}
      </Layout>
      <IdleLock />
    </RemedyProvider>
  )
}
