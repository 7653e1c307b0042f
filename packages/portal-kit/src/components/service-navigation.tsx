import { useState } from 'react'
import { Link, useLocation, useMatch, useResolvedPath } from 'react-router'
import { classNames } from './class-names.ts'
import { useKitMessages } from './kit-messages.tsx'
import type { NavigationItem } from './sub-navigation.tsx'

/** The main parts of a portal. On a narrow screen they fold behind a button. */
export function ServiceNavigation({ items }: { items: readonly NavigationItem[] }) {
  const messages = useKitMessages()
  const { key } = useLocation()
  // Open for this visit only: following a link closes it.
  const [openAt, setOpenAt] = useState<string | null>(null)
  const open = openAt === key
  if (items.length === 0) return null
  return (
    <div className="govuk-service-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label={messages.menuLabel} className="govuk-service-navigation__wrapper">
            <button
              type="button"
              className="govuk-service-navigation__toggle candour-menu-toggle"
              aria-controls="main-menu"
              aria-expanded={open}
              onClick={() => setOpenAt(open ? null : key)}
            >
              {messages.menu}
            </button>
            <ul className={classNames('govuk-service-navigation__list', !open && 'candour-menu-closed')} id="main-menu">
              {items.map((item) => (
                <NavigationLink key={item.to} {...item} />
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}

function NavigationLink({ to, text, end = false }: NavigationItem) {
  const { pathname } = useResolvedPath(to)
  const active = useMatch({ path: pathname, end }) !== null
  return (
    <li className={classNames('govuk-service-navigation__item', active && 'govuk-service-navigation__item--active')}>
      <Link className="govuk-service-navigation__link" to={to} aria-current={active ? 'page' : undefined}>
        {active ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </Link>
    </li>
  )
}
