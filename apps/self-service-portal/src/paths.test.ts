import { matchRoutes } from 'react-router'
import { expect, it } from 'vitest'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

const samples = Object.entries(paths).map(([name, build]) => [name, (build as (...ids: string[]) => string)('a/1')] as const)

it('keeps the addresses of the self-service portal stable', () => {
  expect(Object.fromEntries(samples)).toMatchInlineSnapshot()
})

it.each(samples)('has a page for %s', (_name, path) => {
  expect(matchRoutes(routes, path)?.at(-1)?.route.path ?? 'index').not.toBe('*')
})
