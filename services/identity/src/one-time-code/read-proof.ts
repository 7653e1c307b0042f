import type { Proof } from '@candour/one-time-code'

/** What was typed of a date, as it is shown again. */
export interface TypedDate {
  day: string
  month: string
  year: string
}

export function typedDate(form: URLSearchParams): TypedDate {
  const part = (name: string) => (form.get(`born-${name}`) ?? '').trim().slice(0, 10)
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** The date of birth that was typed; null when it is no date. */
export function bornOn({ day, month, year }: TypedDate): Proof | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date ? null : { of: 'born-on', date }
}
