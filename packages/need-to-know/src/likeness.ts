import { breakGlassInForce } from './by-feature/break-glass-in-force.ts'
import type { Circumstances, ViewerTraits } from './circumstances.ts'
import type { Action } from './decision.ts'
import { relationshipKinds } from './subject-facts.ts'
import type { Representation } from './subject-facts.ts'

/**
 * A key that people share who are alike to the rules for one viewer: they get one evaluation, for its outcome depends on nothing that is not
 * in this key.
 */
export const likeness =
  ({ purpose }: ViewerTraits, consentItems: readonly string[]) =>
  (action: Action, { level, category, organisation, subject, resource }: Circumstances): string => {
    let standing = subject.exists === true ? 1 : 0
    if (subject.excluded !== false) standing |= 2
    if (subject.restricted !== false) standing |= 4
    if (breakGlassInForce(subject)) standing |= 8
    if (purpose !== null && subject.workItems.has(purpose)) standing |= 16
    if (resource.excluded !== false) standing |= 32
    if (resource.relationships.has('investigator')) standing |= 64
    let bit = 128
    for (const kind of relationshipKinds) {
      if (subject.relationships.has(kind)) standing |= bit
      bit <<= 1
    }
    let consents = ''
    for (const item of consentItems) consents += subject.consents.has(item) ? '1' : '0'
    return `${action} ${level} ${category} ${standing} ${consents} ${organisation} ${authorityIn(subject.representation)}`
  }

const authorityIn = (representation: Representation | null): string =>
  representation === null ? '' : `${[...representation.scopes].sort().join()}-${[...representation.hidden].sort().join()}`
