import { Button, InsetText, Layout, Page, useSession, type SignedOutBecause } from '@candour/portal-kit'
import { useState } from 'react'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'

const m = messages.signIn
const why: Record<SignedOutBecause, string | null> = {
  'never-signed-in': null,
  asked: m.asked,
  idle: m.idle,
  expired: m.expired,
  failed: m.failed,
}

export function SignedOutPage({ because }: { because: SignedOutBecause }) {
  const session = useSession()
  const [leaving, setLeaving] = useState(false)
  const mayReturn = (because === 'expired' || because === 'never-signed-in') && !location.pathname.startsWith('/my/signed-in')
  const signIn = () => {
    setLeaving(true)
    session.signIn(mayReturn ? location.pathname + location.search : '/my/').catch(() => setLeaving(false))
  }
  return (
    <Layout
      serviceName={messages.frame.serviceName}
      productName={messages.frame.productName}
      home={paths.home()}
      navigation={[]}
      organisation={null}
    >
      <Page title={m.title}>
        {why[because] ? <InsetText>{why[because]}</InsetText> : null}
        <p className="govuk-body">{m.intro}</p>
        <Button type="button" busy={leaving} onClick={signIn}>
          {m.button}
        </Button>
        <p className="govuk-body">
          <a className="govuk-link" href="/identity/code">
            {m.code}
          </a>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            {m.about}
          </a>
        </p>
      </Page>
    </Layout>
  )
}
