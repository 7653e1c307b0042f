import { Failure, PartFailure } from '../components/failure.tsx'
import { problemOf } from './problem.ts'
import type { Fresh } from './use-fresh.ts'

interface FailureOfProps {
  of: Pick<Fresh<unknown>, 'error' | 'fetching' | 'refetch'>
  /** The rest of the answer is shown beside it. */
  partly?: boolean
  /** One part of several on its page. */
  section?: boolean
}

/** What an answer, or the next page of a list, did not bring. Nothing while it is on its way, or when all is there. */
export function FailureOf({ of: { error, fetching, refetch }, partly = false, section = false }: FailureOfProps) {
  if (!error || fetching) return null
  const problem = problemOf(error)
  if (partly || section) return <PartFailure problem={problem} onRetry={refetch} partly={partly} />
  return <Failure problem={problem} onRetry={refetch} />
}
