import { intendedReaders, isDenied, type IntendedReader } from './intended-readers.ts'

/** Something about the planted person that one of two worlds lacks, values and rows alike, and what it takes to see any of it. */
export interface TwinDifference {
  readonly of: string
  /** All the categories of any one of the lists. */
  readonly needs: readonly (readonly string[])[]
  /** SQL over the owner's tables, with the person's id as `$1`. */
  readonly remove: readonly string[]
}

const emptied = (column: string) => `UPDATE service_users.service_user SET ${column}_sealed = NULL WHERE id = $1::uuid`
const originOf = (section: string) =>
  `DELETE FROM service_users.provenance WHERE service_user_id = $1::uuid AND section = '${section}'`
const notesWith = (category: string) =>
  `DELETE FROM service_users.note WHERE service_user_id = $1::uuid AND '${category}' = ANY(categories)`
const documentsWith = (category: string) =>
  `DELETE FROM service_users.document WHERE service_user_id = $1::uuid AND '${category}' = ANY(categories)`
const casesOf = 'SELECT id FROM complaints.complaint_case WHERE service_user_id = $1::uuid'

const log = 'who has looked'

export const twinDifferences: readonly TwinDifference[] = [
  { of: 'a religion', needs: [['special.religion']], remove: [emptied('religion')] },
  { of: 'an ethnicity', needs: [['special.ethnicity']], remove: [emptied('ethnicity')] },
  { of: 'physical health', needs: [['special.health.physical']], remove: [emptied('physical_health')] },
  { of: 'mental health', needs: [['special.health.mental']], remove: [emptied('mental_health')] },
  {
    of: 'where what is known of health came from',
    needs: [['special.health.physical', 'special.health.mental']],
    remove: [originOf('health')],
  },
  {
    of: 'where what is known of ethnicity and religion came from',
    needs: [['special.ethnicity', 'special.religion']],
    remove: [originOf('background')],
  },
  {
    of: 'an NHS number',
    needs: [['identifiers']],
    remove: [`${emptied('nhs_number').replace(' WHERE', ', nhs_number_index = NULL WHERE')}`, originOf('identifiers')],
  },
  {
    of: 'how to reach the person',
    needs: [['contact']],
    remove: [
      ...['email', 'phone', 'address', 'safe_contact'].map(emptied),
      originOf('contact'),
      'UPDATE service_users.service_user SET version = version + 7 WHERE id = $1::uuid',
    ],
  },
  { of: 'a note about faith', needs: [['support.notes', 'special.religion']], remove: [notesWith('special.religion')] },
  {
    of: 'a note about the mind',
    needs: [['support.notes', 'special.health.mental']],
    remove: [notesWith('special.health.mental')],
  },
  {
    of: 'a document about faith',
    needs: [['support.notes', 'special.religion']],
    remove: [documentsWith('special.religion')],
  },
  {
    of: 'a document about the body',
    needs: [['support.notes', 'special.health.physical']],
    remove: [documentsWith('special.health.physical')],
  },
  {
    of: 'every document',
    needs: [['support.notes']],
    remove: ['DELETE FROM service_users.document WHERE service_user_id = $1::uuid'],
  },
  { of: 'every note', needs: [['support.notes']], remove: ['DELETE FROM service_users.note WHERE service_user_id = $1::uuid'] },
  {
    of: 'every correction',
    needs: [['rights']],
    remove: ['DELETE FROM service_users.correction WHERE service_user_id = $1::uuid'],
  },
  {
    of: 'a complaint',
    needs: [['complaint.matter'], ['complaint.parties'], ['complaint.outcome']],
    remove: [
      ...['case_event', 'case_party', 'case_stage'].map(
        (table) => `DELETE FROM complaints.${table} WHERE case_id IN (${casesOf})`,
      ),
      'DELETE FROM complaints.complaint_case WHERE service_user_id = $1::uuid',
      `DELETE FROM service_users.message WHERE recipient_id = $1::uuid AND 'complaint.matter' = ANY(categories)`,
    ],
  },
  {
    of: 'how long the record is kept, and what holds it',
    needs: [['retention']],
    remove: [
      'DELETE FROM retention.hold WHERE service_user_id = $1::uuid',
      'DELETE FROM retention.retention_date WHERE service_user_id = $1::uuid',
    ],
  },
  {
    of: 'who acts for the person',
    needs: [['representation']],
    remove: [
      `DELETE FROM access.representation_notice WHERE subject_id = $1::uuid`,
      `DELETE FROM access.representation_hiding WHERE subject_id = $1::uuid`,
      `DELETE FROM access.representation WHERE subject_id = $1::uuid`,
    ],
  },
  {
    of: log,
    needs: [['audit']],
    remove: [
      'ALTER TABLE access.audit DISABLE TRIGGER USER',
      'DELETE FROM access.audit WHERE subject_id = $1::uuid',
      'ALTER TABLE access.audit ENABLE TRIGGER USER',
    ],
  },
]

/** Who may read the log of the organisation, which says that somebody looked at whom to whoever may not read what they looked at. */
const logReaders: readonly IntendedReader[] = [['dmws.dpo', 'audit', 2, ['identity', 'staff', 'access', 'audit']]]
const readsTheLog = ([persona, purpose]: IntendedReader) =>
  persona === 'dmws.dpo' && (purpose === 'audit' || purpose === 'administration')
/** The readers of the table by what they may not see, so that those who may see equally little share two worlds. */
export function readersByDifferences(): ReadonlyMap<
  string,
  { readonly readers: IntendedReader[]; readonly hidden: readonly TwinDifference[] }
> {
  const groups = new Map<string, { readers: IntendedReader[]; hidden: readonly TwinDifference[] }>()
  for (const reader of [...intendedReaders, ...logReaders]) {
    const hidden = twinDifferences.filter(({ of, needs }) => isDenied(reader, needs) && !(of === log && readsTheLog(reader)))
    if (hidden.length === 0) continue
    const key = hidden.map(({ of }) => of).join(', ')
    const group = groups.get(key) ?? { readers: [], hidden }
    group.readers.push(reader)
    groups.set(key, group)
  }
  return groups
}
