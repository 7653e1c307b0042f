import { dateAndTime, fill, InsetText } from '@candour/portal-kit'
import type { Kind } from '../ask/ask-queries.ts'
import { pageMessages } from '../page-messages.ts'
import { AskAbout } from './ask-about.tsx'

const m = pageMessages.seen

interface Access {
  id: string
  staffMember: string | null
  reason: string | null
  from: string | null
  until: string | null
  open: boolean | null
  justified: boolean | null
  finding: string | null
}

/** Emergency access to the record, before everything else: who, when, why, and what was found when we checked it. */
export function Emergencies({ accesses, kind }: { accesses: readonly Access[]; kind: Kind | null }) {
  if (accesses.length === 0) return null
  return (
    <section aria-label={m.emergencyTitle}>
      <h2 className="govuk-heading-m">{m.emergencyTitle}</h2>
      {accesses.map((access) => {
        const sentence = sentenceOf(access)
        return (
          <InsetText key={access.id}>
            <p className="govuk-body">{sentence}</p>
            {access.reason ? (
              <p className="govuk-body">
                {m.emergencyWhy} <span className="candour-text">{access.reason}</span>
              </p>
            ) : null}
            <p className="govuk-body">
              {access.justified === null ? m.notReviewed : access.justified ? m.right : m.notRight}
              {access.finding ? (
                <>
                  {' '}
                  {m.found} <span className="candour-text">{access.finding}</span>
                </>
              ) : null}
            </p>
            <AskAbout kind={kind} what={sentence} at={access.from} />
          </InsetText>
        )
      })}
    </section>
  )
}

function sentenceOf({ staffMember, from, until, open }: Access): string {
  const when = { from: from ? dateAndTime(from) : '', until: until ? dateAndTime(until) : '' }
  return fill(open ? m.emergencyOpen : m.emergency, { who: staffMember ?? m.someone, ...when })
}
