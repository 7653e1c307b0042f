import type { ReactNode } from 'react'
import { Failure, PartFailure } from '../components/failure.tsx'
import { Loading, LoadingPage } from '../components/loading.tsx'
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
  /** Puts a failure on a page of its own, where the content is one. */
  page?: (failure: ReactNode) => ReactNode
  children: (part: Part) => ReactNode
}

/** Loading, failed, missing or there. What was shown stays while it is fetched again. */
export function Loaded<Data, Part>({ of, part, missing, loading, section, page, children }: LoadedProps<Data, Part>) {
  const found = of.data === undefined || of.data === null ? null : part(of.data)
  if (found !== null && found !== undefined) return <>{children(found)}</>
  if (of.fetching) return page ? <LoadingPage what={loading} /> : <Loading what={loading} />
  if (of.error) {
    const Told = section ? PartFailure : Failure
    const failure = <Told problem={problemOf(of.error)} onRetry={of.refetch} />
    return page ? <>{page(failure)}</> : failure
  }
  return <>{missing}</>
}
