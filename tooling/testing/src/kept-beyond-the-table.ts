import { isDeniedTo, type Reader } from './every-reader.ts'
import { isOfOrganisation } from './planted-needs.ts'
import type { Planted } from './planted-person.ts'

const acts = ({ role }: Reader): boolean => role === 'representative'
const isThePersonOrActs = (reader: Reader): boolean => reader.role === 'service-user' || acts(reader)

/**
 * What somebody is not told on the record although they may read all the categories of it, by what was planted: conditions on rows, that the table of
 * categories does not hold.
 */
const keptBeyondTheTable: Readonly<Record<string, (reader: Reader) => boolean>> = {
  // Stands in the list of what waits for a decision, and not on the record.
  'why somebody asks for access': () => true,
  // What is open for the purpose stated; to the person and to who acts for them there is none.
  'what a record is looked into for': (reader) => isThePersonOrActs(reader) || reader.purpose !== 'rights-request',
  // That something is told later is told to staff.
  'why somebody is told later': isThePersonOrActs,
  // It is told to the person later, and never to who acts for them.
  'what an emergency was': isThePersonOrActs,
  'what a review found': isThePersonOrActs,
  'what an emergency was that nobody has reviewed': acts,
  // Whoever acts for the person has only the log of who has looked, of which an answer holds the latest.
  'who has looked': acts,
}

/** Of the canaries that stand in corrections. */
const isInACorrection = (of: string): boolean => /^(what|why) [A-Z_]+ (should say|is wrong|stays)$/.test(of)

/**
 * What is looked for by its own id, since it need not stand on the record: whoever looks into a complaint, and stands to the person in no other way,
 * finds no other complaint beside it; and of corrections a record holds the latest, of which readers ask for more on their way.
 */
export const isFoundByItsOwnId = ({ standing }: Reader, of: string, needs: readonly (readonly string[])[]): boolean =>
  isInACorrection(of) || (standing === 'investigator' && needs.some((all) => all.includes('complaint.matter')))

/** Whether the table allows a reader what is planted on the record of the person, and no condition on its row keeps it back. */
export function isPromised(reader: Reader, { of, needs }: Planted): boolean {
  const onTheRecord = needs.filter((all) => !all.some(isOfOrganisation))
  return onTheRecord.length > 0 && !isDeniedTo(reader, onTheRecord) && keptBeyondTheTable[of]?.(reader) !== true
}
