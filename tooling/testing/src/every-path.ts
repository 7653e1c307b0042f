import { expect } from 'vitest'
import type { Answer, Api } from './api-client.ts'
import { pathByCursors, type CursorsGiven } from './paths-by-cursor.ts'
import { pathsFromTheQuery } from './paths-from-the-query.ts'
import { pathsToAPerson } from './paths-to-a-person.ts'
import type { PlantedAmongStaff } from './planted-colleague.ts'

/** The path on which lists are read on from cursors. */
export const byCursors = 'by cursors'

/** Everything that is asked of the gateway about a person, in one request or several, by the name of the path. */
export function everyPath(person: PlantedAmongStaff, cursors: CursorsGiven): ReadonlyMap<string, (api: Api) => Promise<unknown>> {
  return new Map<string, (api: Api) => Promise<unknown>>([
    ...Object.entries(pathsToAPerson).map(([path, ask]) => [path, (api: Api) => ask(api, person)] as const),
    ...Object.entries(pathsFromTheQuery(person)),
    [byCursors, pathByCursors(person, cursors)],
  ])
}

/** Fails where an answer refuses not the reader but the path itself, which is wrong then. */
export function mustBeAnswered({ status, text }: Answer<unknown>, path: string): void {
  expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
  expect(text, path).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
}

/** Everything that was sent with an answer: its body and its headers. */
export const sentIn = ({ text, headers }: Answer<unknown>): string => `${text}\n${[...headers].join('\n')}`
