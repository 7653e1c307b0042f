import type { ReactNode } from 'react'
import { Loading } from '../components/loading.tsx'
import { FailureOf } from './failure-of.tsx'
import type { Fresh } from './use-fresh.ts'

interface ListedProps {
  of: Pick<Fresh<unknown>, 'error' | 'fetching' | 'refetch'>
  /** How many rows there are so far. */
  count: number
  /** The viewer may not see the list. */
  withheld?: boolean
  loading: string
  /** Shown where it is withheld. */
  hidden?: ReactNode
  /** Shown where it is there and holds nothing. */
  empty: ReactNode
  /** One part of several on its page. */
  section?: boolean
  children: ReactNode
}

/** A list that belongs to nobody's record: loading, failed, withheld, empty or there, each told apart. */
export function Listed({ of, count, withheld = false, loading, hidden = null, empty, section, children }: ListedProps) {
  if (count === 0 && of.fetching) return <Loading what={loading} />
  return (
    <>
      {count > 0 ? children : of.error ? null : withheld ? hidden : empty}
      <FailureOf of={of} section={section ?? false} partly={count > 0} />
    </>
  )
}
