import type { Circumstances } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import { noResource } from '../subject-facts.ts'

/**
 * A relative, a conflict of interest, the worker complained about: being excluded wins over every relationship and every role, from a person
 * or from one matter of theirs. The excluded get the answer strangers get, and so does everybody about a person who does not exist.
 */
export const notExcluded: Condition = {
  says: 'not excluded',
  holds: ({ level, subject, resource }) =>
    level === 'organisation' || (subject.exists === true && subject.excluded === false && resource.excluded === false),
  rows: () => ({ rows: 'not-excluded' }),
  otherwise: 'NO_RELATIONSHIP',
}

/**
 * What a stranger to the matter would stand before. Whoever is excluded from one complaint may well stand close to the person, and is then
 * told what anybody else so close is told, not that there is something to be kept away from.
 */
export const asAStranger = (circumstances: Circumstances): Circumstances =>
  circumstances.resource.excluded === false ? circumstances : { ...circumstances, resource: noResource }
