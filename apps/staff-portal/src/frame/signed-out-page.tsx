import { Button, InsetText, Layout, Page, useSession, type SignedOutBecause } from '@candour/portal-kit'
import { useState } from 'react'

const why: Record<SignedOutBecause, string | null> = {
  'never-signed-in': null,
  asked: 'You have signed out.',
  idle: 'We signed you out because nothing happened for 10 minutes.',
  expired: 'Your sign-in has ended. Sign in again to carry on where you were.',
  failed: 'Signing in did not work. Nothing was changed. Try again, or call the help line of your organisation.',
}

/** The way in. Says why when somebody was signed out. */
export function SignedOutPage({ because }: { because: SignedOutBecause }) {
  const session = useSession()
  const [leaving, setLeaving] = useState(false)
  const returnTo = because === 'expired' || because === 'never-signed-in' ? location.pathname + location.search : '/staff/'
  const signIn = () => {
    setLeaving(true)
    session.signIn(returnTo.startsWith('/staff/signed-in') ? '/staff/' : returnTo).catch(() => setLeaving(false))
  }
  return (
    <Layout serviceName="Candour staff portal" productName="Candour for staff" home="/" navigation={[]} organisation={null}>
      <Page title="Sign in to the staff portal">
        {why[because] ? <InsetText>{why[because]}</InsetText> : null}
        <p className="govuk-body">Use this portal to see and keep the records of the people you support.</p>
        <p className="govuk-body">Everything you open is logged. The person can see who looked at their record.</p>
        <Button type="button" busy={leaving} onClick={signIn}>
          Sign in
        </Button>
        <p className="govuk-body">
          <a className="govuk-link" href="/identity/code?for=staff">
            I have a one-time code
          </a>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            About this service and who to contact
          </a>
        </p>
      </Page>
    </Layout>
  )
}
