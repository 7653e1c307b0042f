import type { Condition } from '../conditions/condition.ts'

/**
 * A relative, a conflict of interest, the worker complained about: being excluded wins over every relationship and every role. The
 * excluded get the answer strangers get, and so does everybody about a person who does not exist.
 */
export const notExcluded: Condition = {
  says: 'not excluded',
  holds: ({ level, subject }) => level === 'organisation' || (subject.exists === true && subject.excluded === false),
  rows: () => ({ rows: 'not-excluded' }),
  otherwise: 'NO_RELATIONSHIP',
}
