import { fieldReader, forPurpose, problemOf, useStepUps, type FieldReader, type Problem } from '@candour/portal-kit'
import { useEffect, useState } from 'react'
import { useClient, type Client } from 'urql'
import { onlyPart, purposeOf, workAsked, workParts, type Asked, type WorkPart } from './work-asked.ts'
import { workQuery, type WorkAnswer } from './work-query.ts'

/** What came of asking for one part. */
export interface PartAnswer {
  readonly part: WorkPart
  readonly purpose: string
  readonly data: WorkAnswer | undefined
  /** Whatever went wrong with the answer that should hold the part. */
  readonly problem: Problem | null
  readonly reader: FieldReader
}

export interface Work {
  /** Of every part that may be the viewer's; undefined until all have answered. */
  readonly parts: readonly PartAnswer[] | undefined
  readonly refetch: () => void
}

async function answerTo(
  client: Client,
  { purpose, parts }: Asked,
  after: string | null = null,
): Promise<Omit<PartAnswer, 'part'>> {
  const result = await client.query(workQuery, { ...parts, after }, { requestPolicy: 'network-only', ...forPurpose(purpose) })
  const problem = result.error ? problemOf(result.error) : null
  return { purpose, data: result.data, problem, reader: fieldReader(result) }
}

/** Asks for everything that may wait for the viewer: one question for each purpose that it takes, all at the same time. */
export function useWork(offered: readonly string[]): Work {
  const client = useClient()
  const [parts, setParts] = useState<readonly PartAnswer[]>()
  const [times, setTimes] = useState(0)
  const stepUps = useStepUps()
  const key = offered.join(' ')
  useEffect(() => {
    let superseded = false
    const mine = key.split(' ')
    const ask = async () => {
      const answers = await Promise.all(workAsked(mine).map((asked) => answerTo(client, asked)))
      if (superseded) return
      setParts(
        workParts.flatMap((part) =>
          answers.filter(({ purpose }) => purpose === purposeOf(part, mine)).map((answer) => ({ part, ...answer })),
        ),
      )
    }
    void ask()
    return () => {
      superseded = true
    }
  }, [client, key, times, stepUps])
  return { parts, refetch: () => setTimes(times + 1) }
}

export interface FurtherWork {
  /** The pages of the part after its first. */
  readonly pages: readonly PartAnswer[]
  readonly busy: boolean
  readonly problem: Problem | null
  /** Asks for the page that begins after a cursor. */
  readonly goOn: (after: string) => void
}

/** Goes on with one part, page by page, until the whole is asked for anew. */
export function useFurtherWork(first: PartAnswer): FurtherWork {
  const client = useClient()
  const [state, setState] = useState({
    of: first,
    pages: [] as readonly PartAnswer[],
    busy: false,
    problem: null as Problem | null,
  })
  const { pages, busy, problem } = state.of === first ? state : { pages: [], busy: false, problem: null }
  const goOn = async (after: string) => {
    if (busy) return
    const { part, purpose } = first
    setState({ of: first, pages, busy: true, problem: null })
    const answer = await answerTo(client, { purpose, parts: onlyPart(part) }, after)
    const page = answer.data ? [{ part, ...answer }] : []
    setState((now) => (now.of === first ? { of: first, pages: [...pages, ...page], busy: false, problem: answer.problem } : now))
  }
  return { pages, busy, problem, goOn: (after) => void goOn(after) }
}
