import type { Answer } from './api-client.ts'

/** One request of a load, and what became of it. */
export interface Outcome {
  readonly kind: 'read' | 'write'
  readonly index: number
  readonly answer: Answer<Record<string, unknown>>
}

/**
 * Sends requests, a few at once, every third of them a write, and tells after each how many are done. Nothing is tried again: what the client
 * sees is what the system gave.
 */
export async function putUnderLoad(
  count: number,
  atOnce: number,
  send: (kind: Outcome['kind'], index: number) => Promise<Outcome['answer']>,
  done: (count: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const client = async () => {
    for (let index = next++; index < count; index = next++) {
      const kind = index % 3 === 0 ? 'write' : 'read'
      outcomes.push({ kind, index, answer: await send(kind, index) })
      done(outcomes.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, client))
  return outcomes
}
