import { useMemo } from 'react'

/** One field that the viewer may not see, as the API says it (`extensions.withheld`). */
export interface WithheldMark {
  on: string
  id: string
  field: string
  category: string
  reason: string
  remedy: string
  /** Which strength of sign-in would do, where one would. */
  acrValues?: string
}

export interface WithheldMarks {
  readonly all: readonly WithheldMark[]
  /** The mark of one field of one entity; marks are keyed by entity, never by path. */
  find(on: string, id: string, field: string): WithheldMark | undefined
}

const isMark = (value: unknown): value is WithheldMark => {
  if (typeof value !== 'object' || value === null) return false
  const mark = value as Record<string, unknown>
  return ['on', 'id', 'field', 'reason'].every((key) => typeof mark[key] === 'string')
}

/** Reads the marks of an answer. Anything malformed is left out: the field then shows as not loaded or not recorded, never as a value. */
export function withheldMarks(extensions: Record<string, unknown> | undefined): WithheldMarks {
  const raw = extensions?.['withheld']
  const all = Array.isArray(raw) ? raw.filter(isMark) : []
  const byField = new Map(all.map((mark) => [`${mark.on} ${mark.id} ${mark.field}`, mark]))
  return { all, find: (on, id, field) => byField.get(`${on} ${id} ${field}`) }
}

/** The marks of a query result, kept between renders. */
export const useWithheld = (result: { extensions?: Record<string, unknown> | undefined }): WithheldMarks =>
  useMemo(() => withheldMarks(result.extensions), [result.extensions])
