/**
 * All facts about all the people of a batch; see sql/subjects.sql. Parameters: organisation, subject ids, viewer id, whether the viewer acts for others,
 * the errand the viewer states or null, instant.
 */
export const subjectsSql = `
  SELECT subject_id, kinds, break_glass_until, consents, matters
  FROM facts.subjects($1, $2::uuid[], $3, $4::boolean, $5::text, $6::timestamptz)`

/** One row of that statement. */
export interface SubjectRow {
  readonly subject_id: string
  /** In lines. */
  readonly kinds: string
  readonly break_glass_until: Date | null
  /** In lines. */
  readonly consents: string
  readonly matters: readonly { readonly resource: string; readonly id: string; readonly kind: string }[] | null
}
