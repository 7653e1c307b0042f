import { NavLink } from 'react-router'

export interface NavigationItem {
  to: string
  text: string
  /** Current only on exactly this path, not below it. */
  end?: boolean
}

/** Parts of one record, each with an address of its own. */
export function SubNavigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      <ul className="moj-sub-navigation__list">
        {items.map((item) => (
          <li className="moj-sub-navigation__item" key={item.to}>
            <NavLink className="moj-sub-navigation__link" to={item.to} end={item.end ?? false}>
              {item.text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
