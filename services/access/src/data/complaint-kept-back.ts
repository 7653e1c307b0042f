/**
 * Whether an entry of the log tells of complaints of a person of which one is kept from the reader, such as one about themselves: it does not say which
 * one it is about. What readers did themselves they know. All three are text of a statement, never a value: the alias of the entry, and the
 * parameters of reader and time.
 */
export const tellsOfComplaintKeptBack = (entry: string, reader: string, now: string): string => `(
  ${entry}.viewer_id <> ${reader} AND (${entry}.service = 'complaints' OR ${entry}.purpose = 'complaint-handling'
    OR ${entry}.categories && ARRAY['complaint.matter', 'complaint.parties', 'complaint.outcome'])
  AND EXISTS (SELECT FROM facts.resource_relationship kept WHERE kept.organisation = ${entry}.organisation AND kept.subject_id = ${entry}.subject_id
    AND kept.viewer_id = ${reader} AND kept.resource = 'Complaint' AND kept.kind = 'excluded' AND kept.from_at <= ${now}
    AND (kept.until_at IS NULL OR kept.until_at > ${now})))`
