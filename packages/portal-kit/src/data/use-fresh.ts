import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import { useEffect, useMemo, useRef } from 'react'
import { useQuery } from 'urql'
import { useStepUps } from '../sign-in/step-up.ts'
import { fieldReader, type FieldReader } from './field-reader.ts'

/** An answer as the pages use it. What was shown stays while it is fetched again. */
export interface Fresh<Data> {
  data: Data | undefined
  error: CombinedError | undefined
  fetching: boolean
  reader: FieldReader
  refetch: () => void
}

/**
 * Asks the API, always: personal data is kept in no cache, so that a withdrawal or a revocation shows at the next look. `variables` must be
 * plain data.
 */
export function useFresh<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
): Fresh<Data> {
  // The same variables in a new object must not ask again at every render.
  const key = JSON.stringify(variables)
  const stable = useMemo(() => JSON.parse(key ?? '{}') as Variables, [key])
  const [result, execute] = useQuery({ query, variables: stable, requestPolicy: 'network-only', pause })
  const reader = useMemo(() => fieldReader(result), [result])
  const times = useStepUps()
  const read = useRef(times)
  useEffect(() => {
    if (read.current === times) return
    read.current = times
    if (!pause) execute({ requestPolicy: 'network-only' })
  }, [times, pause, execute])
  return {
    data: result.data,
    error: result.error,
    fetching: result.fetching,
    reader,
    refetch: () => execute({ requestPolicy: 'network-only' }),
  }
}
