import type { ReactNode } from 'react'
import { Failure, PartFailure } from '../components/failure.tsx'
import { Loading } from '../components/loading.tsx'
import { problemOf } from './problem.ts'
import type { Fresh } from './use-fresh.ts'

interface LoadedProps<Data, Part> {
  of: Pick<Fresh<Data>, 'data' | 'error' | 'fetching' | 'refetch'>
  /** The part of the answer without which there is no page. */
  part: (data: Data) => Part | null | undefined
  /** Shown when the answer is complete and the part is not there. */
  missing: ReactNode
  loading?: string
  /** One part of several on its page: the page tells what it is, and a failure only that it is not there. */
  section?: boolean | undefined
  /** Puts what stands in for the content on a page with a heading, where the content is a page. */
  page?: (standIn: ReactNode) => ReactNode
  children: (part: Part) => ReactNode
}

/** Loading, failed, missing or there. What was shown stays while it is fetched again. */
export function Loaded<Data, Part>({ of, part, missing, loading, section, page, children }: LoadedProps<Data, Part>) {
  const found = of.data === undefined || of.data === null ? null : part(of.data)
  if (found !== null && found !== undefined) return <>{children(found)}</>
  const onPage = (standIn: ReactNode) => <>{page ? page(standIn) : standIn}</>
  if (of.fetching) return onPage(<Loading what={loading} />)
  if (of.error) {
    const Told = section ? PartFailure : Failure
    return onPage(<Told problem={problemOf(of.error)} onRetry={of.refetch} />)
  }
  return <>{missing}</>
}
