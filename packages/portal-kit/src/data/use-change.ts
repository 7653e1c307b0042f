import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, type Problem } from './problem.ts'

export interface Change<Data, Variables> {
  busy: boolean
  /** What went wrong with the last attempt, other than expected failures in the payload. */
  problem: Problem | null
  /** Sends the change. Resolves to the payload data, or null when there was a problem. A second call while busy does nothing. */
  send: (variables: Variables) => Promise<Data | null>
}

/** One change of data. Pages fetch again after it, because nothing is cached. */
export function useChange<Data, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): Change<Data, Variables> {
  const [state, execute] = useMutation(mutation)
  const [problem, setProblem] = useState<Problem | null>(null)
  return {
    busy: state.fetching,
    problem,
    async send(variables) {
      if (state.fetching) return null
      setProblem(null)
      const result = await execute(variables)
      if (result.error) {
        setProblem(problemOf(result.error, 'change'))
        return null
      }
      return result.data ?? null
    },
  }
}
