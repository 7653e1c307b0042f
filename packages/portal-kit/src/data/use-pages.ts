import type { CombinedError, TypedDocumentNode } from '@urql/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { useStepUps } from '../sign-in/step-up.ts'
import { fieldReader, type FieldReader } from './field-reader.ts'
import { withheldMarks, type WithheldMark } from './withheld.ts'

export interface Connection<Node> {
  nodes?: readonly (Node | null)[] | null
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

interface PagesState<Data, Node> {
  nodes: Node[]
  marks: WithheldMark[]
  /** The first answer, for what stands beside the list. */
  data: Data | undefined
  error: CombinedError | undefined
  cursor: string | null
  hasMore: boolean
  fetching: boolean
  /** Answered without the list and without an error: the viewer may not see it. */
  withheld: boolean
}

export interface Pages<Data, Node> extends PagesState<Data, Node> {
  reader: FieldReader
  loadMore: () => void
  refetch: () => void
}

/**
 * A list that grows by "Show more". `pick` finds the connection in an answer (null when it was withheld or failed). Always from the
 * network, like `useFresh`.
 */
export function usePages<Data, Variables extends { after?: string | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Connection<Node> | null | undefined,
): Pages<Data, Node> {
  const client = useClient()
  const start: PagesState<Data, Node> = {
    nodes: [],
    marks: [],
    data: undefined,
    error: undefined,
    cursor: null,
    hasMore: false,
    fetching: true,
    withheld: false,
  }
  const [state, setState] = useState(start)
  const key = JSON.stringify(variables)
  const turn = useRef(0)
  const times = useStepUps()

  const load = async (after: string | null, before: PagesState<Data, Node>) => {
    const mine = ++turn.current
    setState({ ...before, fetching: true })
    // Beside its own variables, every query that is read in pages takes the cursor after which to go on.
    const result = await client.query(query, { ...variables, after } as unknown as Variables, { requestPolicy: 'network-only' })
    if (mine !== turn.current) return
    const connection = result.data ? pick(result.data) : null
    setState({
      nodes: [...(after ? before.nodes : []), ...(connection?.nodes ?? []).filter((node) => node !== null)],
      marks: [...(after ? before.marks : []), ...withheldMarks(result.extensions).all],
      data: after ? before.data : result.data,
      error: result.error,
      cursor: connection?.pageInfo.endCursor ?? (after ? before.cursor : null),
      hasMore: connection?.pageInfo.hasNextPage ?? (after ? before.hasMore : false),
      fetching: false,
      withheld: !connection && !result.error,
    })
  }

  useEffect(() => {
    const counter = turn
    // What was shown belongs to other variables and must go before the answer comes
    void load(null, start)
    return () => void counter.current++
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again only when what is asked for changes
  }, [client, query, key, times])

  const reader = useMemo(
    () => fieldReader({ error: state.error }, withheldMarks({ withheld: state.marks })),
    [state.error, state.marks],
  )
  return { ...state, reader, loadMore: () => void load(state.cursor, state), refetch: () => void load(null, { ...state }) }
}
