import { fieldReader, forPurpose, problemOf, useStepUps, type FieldReader, type Problem } from '@candour/portal-kit'
import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { purposeOf, workAsked, workParts, type WorkPart } from './work-asked.ts'
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
      const answers = await Promise.all(
        workAsked(mine).map(async ({ purpose, parts: asked }) => {
          const result = await client.query(workQuery, asked, { requestPolicy: 'network-only', ...forPurpose(purpose) })
          const problem = result.error ? problemOf(result.error) : null
          return { purpose, data: result.data, problem, reader: fieldReader(result) }
        }),
      )
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
