import { fill } from '@candour/portal-kit'
import type { Kind } from '../ask/ask-queries.ts'
import { pageMessages } from '../page-messages.ts'
import { AskAbout } from './ask-about.tsx'
import type { Line } from './by-day.ts'

const m = pageMessages.seen

interface Entry {
  id: string
  at: string | null
  sentence: string | null
}

interface SeenDayProps {
  day: { day: string; lines: Line<Entry>[] }
  kind: Kind | null
  /** Of its heading. */
  level?: 2 | 3
}

/** What was looked at on one day, a line each. */
export function SeenDay({ day: { day, lines }, kind, level = 2 }: SeenDayProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-label={day}>
      <Heading className={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>{day}</Heading>
      <ul className="govuk-list govuk-list--spaced">
        {lines.map(({ entry, time, count }) => {
          const sentence = entry.sentence ?? m.unnamed
          return (
            <li key={entry.id}>
              {entry.at ? (
                <time className="govuk-!-font-weight-bold" dateTime={entry.at}>
                  {time}
                </time>
              ) : null}{' '}
              {sentence}
              {count > 1 ? ` ${fill(m.times, { count })}` : ''} <AskAbout kind={kind} what={sentence} at={entry.at} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
