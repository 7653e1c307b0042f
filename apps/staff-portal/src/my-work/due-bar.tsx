import type { ClockState } from '@candour/portal-kit'
import './due-bar.scss'

/** How far a deadline is gone, the most pressing first. Whatever is not running at present is one. */
export const dueStates = ['OVERDUE', 'DUE_SOON', 'ON_TIME', 'OTHER'] as const
export type DueState = (typeof dueStates)[number]
export type DueCounts = Readonly<Record<DueState, number>>

const words: Readonly<Record<DueState, string>> = {
  OVERDUE: 'Overdue',
  DUE_SOON: 'Due soon',
  ON_TIME: 'On time',
  OTHER: 'No deadline now',
}

export const dueStateOf = (state: ClockState | undefined): DueState => dueStates.find((each) => each === state) ?? 'OTHER'

/** One bar, divided by how many are due when. Its legend says the same in words and numbers. */
export function DueBar({ counts }: { counts: DueCounts }) {
  const there = dueStates.filter((state) => counts[state] > 0)
  return (
    <figure className="candour-due">
      <div className="candour-due__bar" aria-hidden="true">
        {there.map((state) => (
          <span
            key={state}
            className={`candour-due__part candour-due__part--${state.toLowerCase().replace('_', '-')}`}
            style={{ flexGrow: counts[state] }}
          />
        ))}
      </div>
      <figcaption>
        <ul className="govuk-list candour-due__legend">
          {there.map((state) => (
            <li key={state} className={`candour-due__key candour-due__key--${state.toLowerCase().replace('_', '-')}`}>
              <strong>{counts[state]}</strong> {words[state]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
