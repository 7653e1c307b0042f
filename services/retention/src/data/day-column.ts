import { calendarDate, type CalendarDate } from '@candour/statutory-clock'

/** A day as a column holds it. */
export const columnOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
export const dayIn = (column: Date | null): CalendarDate | null => column && calendarDate(column.toISOString().slice(0, 10))
