import type { ReactNode } from 'react'
import { PartFailure } from '../components/failure.tsx'
import { LoadMore } from '../components/load-more.tsx'
import { FieldValue } from '../components/value-row.tsx'
import { Loaded } from './loaded.tsx'
import { problemOf } from './problem.ts'
import type { Pages } from './use-pages.ts'

interface LoadedListProps<Data, Node, Person, List extends string> {
  of: Pages<Data, Node>
  /** The person whose list it is. */
  part: (data: Data) => Person | null | undefined
  /** The field of the person that holds the list. */
  list: List
  /** Shown when there is no such person for the viewer. */
  missing: ReactNode
  /** Shown when the viewer may not see the list; without it, the mark that says so. */
  hidden?: (mark: ReactNode) => ReactNode
  /** Shown when the list is there and holds nothing. */
  empty: ReactNode
  /** One part of several on its page. */
  section?: boolean | undefined
  children: ReactNode
}

/** A person's list that grows by "Show more": loading, failed, hidden, empty or there, each told apart. */
export function LoadedList<Data, Node, List extends string, Person extends { id: string } & Record<List, unknown>>({
  of,
  part,
  list,
  missing,
  hidden = (mark) => mark,
  empty,
  section,
  children,
}: LoadedListProps<Data, Node, Person, List>) {
  return (
    <Loaded of={of} part={part} missing={missing} section={section}>
      {(person) => {
        const whole = of.reader.read('ServiceUser', person, list)
        if (whole.kind === 'hidden') return hidden(<FieldValue reading={whole} />)
        if (whole.kind === 'failed') return <PartFailure problem={whole.problem} onRetry={of.refetch} />
        if (of.nodes.length === 0) return empty
        return (
          <>
            {children}
            <LoadMore count={of.nodes.length} hasMore={of.hasMore} busy={of.fetching} onMore={of.loadMore} />
            {of.error ? <PartFailure problem={problemOf(of.error)} onRetry={of.refetch} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}
