import { createHash } from 'node:crypto'
import type { PersonRead } from './read-person.ts'
import type { RowProblem } from './row-problem.ts'

/** Fifty-two bits of a hash: for a million different people, two are taken for one with a chance of one in ten thousand. */
const mark = (...parts: readonly string[]): number =>
  Number.parseInt(createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 13), 16)

/** Remembers who was in the file before, in some tens of bytes a person and without knowing anybody. */
export class SeenInFile {
  readonly #seen = new Set<number>()

  /** What this row repeats of an earlier one; nothing for the first of its kind. */
  repeats({ row, sourceReference, registration }: PersonRead): RowProblem[] {
    const { givenName, familyName, birthDate, nhsNumber } = registration
    const again = (column: string, code: string, message: string, ...parts: string[]): RowProblem[] => {
      const marked = mark(column, ...parts)
      if (this.#seen.has(marked)) return [{ row, column, code, message }]
      this.#seen.add(marked)
      return []
    }
    return [
      ...again('source_reference', 'REPEATED', 'An earlier row has this reference.', sourceReference),
      ...(nhsNumber === null ? [] : again('nhs_number', 'REPEATED', 'An earlier row has this NHS number.', nhsNumber)),
      ...again('', 'REPEATED', 'An earlier row has this name and date of birth.', givenName, familyName, birthDate),
    ]
  }
}
