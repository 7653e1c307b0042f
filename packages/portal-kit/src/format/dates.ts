/** Every clock of the portals is the United Kingdom's, wherever the browser is. */
const zone = 'Europe/London'

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone })
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: zone,
})
const partsFormat = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: zone,
})

/** `31 March 1980`, from a date or an instant. */
export const longDate = (iso: string): string => dayFormat.format(new Date(iso))

/** `14:02`. */
export const clockTime = (instant: string): string => timeFormat.format(new Date(instant))

/** `31 March 1980 at 14:02`. */
export const dateAndTime = (instant: string): string => `${longDate(instant)} at ${clockTime(instant)}`

/** `Monday 31 March 1980`: the heading over what happened on a day. */
export const dayHeading = (instant: string): string => weekdayFormat.format(new Date(instant)).replace(',', '')

/** Minutes that London is ahead of UTC at an instant. */
function londonOffset(instant: number): number {
  const part = Object.fromEntries(partsFormat.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]))
  const shown = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    (part['hour'] ?? 0) % 24,
    part['minute'] ?? 0,
  )
  return Math.round((shown - instant) / 60_000)
}

/**
 * The instant at which a clock in London shows this date and time. In the hour that is repeated in autumn the first of the two is meant.
 *
 * @param date ISO date. @param time `HH:MM`, 24 hours.
 * @returns ISO instant in UTC, or null when the time is not one.
 */
export function londonInstant(date: string, time: string): string | null {
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim())
  if (!match) return null
  const asUtc = Date.parse(`${date}T${(match[1] ?? '').padStart(2, '0')}:${match[2]}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const candidate = asUtc - londonOffset(asUtc) * 60_000
  return new Date(asUtc - londonOffset(candidate) * 60_000).toISOString()
}
