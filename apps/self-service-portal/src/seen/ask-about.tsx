import { dateAndTime, fill } from '@candour/portal-kit'
import { Link } from 'react-router'
import type { Kind } from '../ask/ask-queries.ts'
import { beginWith } from '../ask/begun-draft.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'

const m = pageMessages.seen

/** Leads to a question about one entry, begun with what it says. Nothing where the organisation takes none. */
export function AskAbout({ kind, what, at }: { kind: Kind | null; what: string; at: string | null }) {
  if (kind === null || at === null) return null
  const begun = fill(m.askAboutWhat, { what, when: dateAndTime(at) })
  return (
    <Link className="govuk-link" to={paths.newAsk(kind)} state={beginWith(begun)}>
      {m.askAbout}
      <span className="govuk-visually-hidden">: {what}</span>
    </Link>
  )
}
