import { useMemo, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Footer, type OrganisationContacts } from './footer.tsx'
import { useKitMessages } from './kit-messages.tsx'
import { PageFrameContext } from './page.tsx'
import { ServiceNavigation } from './service-navigation.tsx'
import type { NavigationItem } from './sub-navigation.tsx'

interface LayoutProps {
  serviceName: string
  /** Shown in the header; leads home. */
  productName: string
  home: string
  navigation: readonly NavigationItem[]
  /** Right of the header: who is signed in, purpose, sign out. */
  account?: ReactNode
  organisation: OrganisationContacts | null
  children: ReactNode
}

function SkipLink() {
  const messages = useKitMessages()
  return (
    <a
      href="#main-content"
      className="govuk-skip-link"
      onClick={(event) => {
        // An address with a fragment would look like another page to the router.
        event.preventDefault()
        const heading = document.querySelector<HTMLElement>('main h1')
        heading?.focus()
        heading?.scrollIntoView()
      }}
    >
      {messages.skipLink}
    </a>
  )
}

/** The frame of every page: skip link, header, main menu, content, footer. */
export function Layout({ serviceName, productName, home, navigation, account, organisation, children }: LayoutProps) {
  const [announcement, announce] = useState('')
  const frame = useMemo(() => ({ serviceName, announce }), [serviceName])
  return (
    <PageFrameContext value={frame}>
      <SkipLink />
      <header>
        <div className="govuk-generic-header">
          <div className="govuk-generic-header__container govuk-width-container candour-header">
            <div className="govuk-generic-header__logo">
              <Link to={home} className="govuk-generic-header__homepage-link">
                {productName}
              </Link>
            </div>
            {account ? <div className="candour-account">{account}</div> : null}
          </div>
        </div>
        <ServiceNavigation items={navigation} />
      </header>
      <div className="candour-content">{children}</div>
      <div role="status" aria-live="polite" className="govuk-visually-hidden">
        {announcement}
      </div>
      <Footer organisation={organisation} />
    </PageFrameContext>
  )
}
