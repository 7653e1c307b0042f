import { isErrand, type Purpose, type Viewer } from '@candour/need-to-know'

/**
 * All facts about all the people of a batch; see sql/subjects.sql. Parameters: organisation, subject ids, viewer id, whether the viewer acts for others,
 * the errand the viewer states or null, instant.
 */
export const subjectsSql = `
  SELECT subject_id, kinds, break_glass_until, consents, matters
  FROM facts.subjects($1, $2::uuid[], $3, $4::boolean, $5::text, $6::timestamptz)`

/** Whether the viewer acts for others: only then is it asked what authority they have. */
export const acts = ({ kind }: Pick<Viewer, 'kind'>): boolean => kind === 'representative'

/** The purpose for which it is asked whether there is work. */
export const errandOf = (purpose: Purpose | null): Purpose | null => (isErrand(purpose) ? purpose : null)

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
