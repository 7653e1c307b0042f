import { breakGlassInForce } from './by-feature/break-glass-in-force.ts'
import type { Circumstances, ViewerTraits } from './circumstances.ts'
import type { Action } from './decision.ts'
import { relationshipKinds } from './subject-facts.ts'
import type { Representation, SubjectFacts } from './subject-facts.ts'

/** Tells which people, and which questions about them, are alike to the rules for one viewer. */
export interface Likeness {
  /** A key that people share who are alike: but for things with relationships of their own, decisions about them are the same. */
  ofPerson(subject: SubjectFacts): string
  /** A key that questions share which get one evaluation, for its outcome depends on nothing that is not in this key. */
  ofQuestion(action: Action, circumstances: Circumstances): string
}

export const likeness = ({ purpose }: ViewerTraits, consentItems: readonly string[]): Likeness => {
  // Facts never change, so that what makes a person alike to others is put together once, not for each of their values.
  const known = new WeakMap<SubjectFacts, string>()

  const standingOf = (subject: SubjectFacts): string => {
    let standing = subject.exists === true ? 1 : 0
    if (subject.excluded !== false) standing |= 2
    if (subject.restricted !== false) standing |= 4
    if (breakGlassInForce(subject)) standing |= 8
    if (purpose !== null && subject.workItems.has(purpose)) standing |= 16
    let bit = 32
    for (const kind of relationshipKinds) {
      if (subject.relationships.has(kind)) standing |= bit
      bit <<= 1
    }
    let consents = ''
    for (const item of consentItems) consents += subject.consents.has(item) ? '1' : '0'
    return `${standing} ${consents} ${subject.organisation} ${authorityIn(subject.representation)}`
  }

  const ofPerson = (subject: SubjectFacts): string => {
    let standing = known.get(subject)
    if (standing === undefined) {
      standing = standingOf(subject)
      known.set(subject, standing)
    }
    return standing
  }

  return {
    ofPerson,
    ofQuestion(action, { level, category, organisation, subject, resource }) {
      const here = (resource.excluded !== false ? 1 : 0) + (resource.relationships.has('investigator') ? 2 : 0)
      return `${action} ${level} ${category} ${here} ${organisation} ${ofPerson(subject)}`
    },
  }
}

const authorityIn = (representation: Representation | null): string =>
  representation === null ? '' : `${[...representation.scopes].sort().join()}-${[...representation.hidden].sort().join()}`
