import { GraphQLError, Kind } from 'graphql'

const calendarDate = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** A calendar date is carried as text, `YYYY-MM-DD`, so that no time zone can move it. */
export function parseCalendarDate(value: unknown): string {
  if (typeof value === 'string' && calendarDate.test(value)) {
    const parsed = new Date(`${value}T00:00:00Z`)
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)) return value
  }
  throw new GraphQLError('Enter a date as YYYY-MM-DD.', { extensions: { code: 'BAD_USER_INPUT' } })
}

export function parseInstant(value: unknown): Date {
  if (typeof value === 'string' && instant.test(value)) {
    // Left to itself, `Date` takes 30 February for 2 March.
    parseCalendarDate(value.slice(0, 10))
    const parsed = new Date(value)
    if (!Number.isNaN(parsed.getTime())) return parsed
  }
  throw new GraphQLError('Enter a time as an ISO 8601 instant.', { extensions: { code: 'BAD_USER_INPUT' } })
}

/** Postgres `date` columns arrive as midnight UTC. */
export const calendarDateOf = (column: Date): string => column.toISOString().slice(0, 10)

export const literalText = (ast: { kind: string; value?: unknown }): unknown => (ast.kind === Kind.STRING ? ast.value : undefined)
