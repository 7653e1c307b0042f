import { fill } from '@candour/portal-kit'
import { Link } from 'react-router'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import type { DataUse } from './sharing-query.ts'

const m = pageMessages.sharing

/** What rests on no consent: no switch, but the reason for each, and how to object or ask. */
export function Uses({ uses }: { uses: readonly DataUse[] }) {
  return (
    <section aria-labelledby="uses">
      <h2 className="govuk-heading-m" id="uses">
        {m.uses}
      </h2>
      <ul className="candour-entry-list">
        {uses
          .filter(({ basis }) => basis !== 'CONSENT')
          .map(({ code, name, why, basis, mayObject }) => (
            <li key={code}>
              <h3 className="govuk-heading-s">{name}</h3>
              <p className="govuk-body">
                {why} {basis === 'CONSENT' ? null : fill(m.useReason, { reason: m.bases[basis] })}
              </p>
              <p className="govuk-body">
                {mayObject ? m.mayObject : m.mayAsk}{' '}
                <Link className="govuk-link" to={paths.ask()}>
                  {mayObject ? m.object : m.ask}
                  <span className="govuk-visually-hidden"> {fill(m.about, { item: name })}</span>
                </Link>
              </p>
            </li>
          ))}
      </ul>
    </section>
  )
}
