import type { CombinedError } from '@urql/core'
import { problemOf, type Problem } from './problem.ts'
import { withheldMarks, type WithheldMark, type WithheldMarks } from './withheld.ts'

/** What a null means: a value may be unknown to us for three reasons, and each is told apart. */
export type FieldReading<T> =
  | { kind: 'known'; value: T }
  | { kind: 'absent' }
  | { kind: 'hidden'; mark: WithheldMark }
  | { kind: 'failed'; problem: Problem }

interface Answer {
  error?: CombinedError | undefined
  extensions?: Record<string, unknown> | undefined
}

/** True unless the error names another field of the same entity. An error without a path may concern anything. */
function concerns(path: readonly (string | number)[] | undefined, entity: object, field: string): boolean {
  return !path?.some((step) => typeof step === 'string' && step !== field && step in entity)
}

export interface FieldReader {
  /** @param on GraphQL type of the entity, as the marks name it. */
  read<E extends { id: string }, F extends keyof E & string>(on: string, entity: E, field: F): FieldReading<NonNullable<E[F]>>
  readonly marks: WithheldMarks
}

/** Reads fields of one answer so that an outage is never shown as "none" or as "hidden" (portals.md, rules on every screen). */
export function fieldReader(answer: Answer, marks: WithheldMarks = withheldMarks(answer.extensions)): FieldReader {
  return {
    marks,
    read(on, entity, field) {
      const value = entity[field]
      if (value !== null && value !== undefined) return { kind: 'known', value }
      const mark = marks.find(on, entity.id, field)
      if (mark) return { kind: 'hidden', mark }
      const failed =
        answer.error?.graphQLErrors.some((error) => concerns(error.path, entity, field)) || answer.error?.networkError
      if (answer.error && failed) return { kind: 'failed', problem: problemOf(answer.error) }
      return { kind: 'absent' }
    },
  }
}
