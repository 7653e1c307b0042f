import { matchRoutes, type RouteObject } from 'react-router'
import { expect, it } from 'vitest'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

const samples = Object.entries(paths).map(([name, build]) => [name, (build as (...ids: string[]) => string)('a/1')] as const)

it('keeps the addresses of the self-service portal stable', () => {
  expect(Object.fromEntries(samples)).toMatchInlineSnapshot(`
    {
      "actedFor": "/acting/a%2F1",
      "acting": "/acting",
      "ask": "/ask",
      "askAgain": "/ask/a%2F1/again",
      "asked": "/ask/a%2F1",
      "change": "/changes/a%2F1",
      "changes": "/changes",
      "contact": "/information/contact",
      "correct": "/information/a%2F1/correct/right",
      "documents": "/documents",
      "home": "/",
      "information": "/information",
      "messages": "/messages",
      "newAsk": "/ask/new/a%2F1/about",
      "notes": "/information/notes",
      "people": "/people",
      "safeContact": "/information/contact/safe",
      "seen": "/seen",
      "sharing": "/sharing",
      "startSharing": "/sharing/a%2F1/start",
      "stopPerson": "/people/a%2F1/stop",
      "stopSharing": "/sharing/a%2F1/stop",
      "takeBack": "/ask/a%2F1/take-back",
      "whatTheySee": "/people/a%2F1/see",
    }
  `)
})

it.each(samples)('has a page for %s', (_name, path) => {
  expect(matchRoutes(routes, path)?.at(-1)?.route.path ?? 'index').not.toBe('*')
})

/** Every pattern below the base, as the router joins them. */
const patternsOf = (some: readonly RouteObject[], above = ''): string[] =>
  some.flatMap(({ path, children }) => {
    const here = path ? `${above}/${path}` : above
    return children ? patternsOf(children, here) : [here]
  })

it('has an address for every page', () => {
  const matched = samples.map(([, path]) =>
    matchRoutes(routes, path)
      ?.map(({ route }) => route.path)
      .filter(Boolean),
  )
  const reached = new Set(matched.map((parts) => ['', ...(parts ?? [])].join('/')))
  expect(
    patternsOf(routes).filter((pattern) => !reached.has(pattern || '/') && !reached.has(pattern) && pattern !== '/*'),
  ).toEqual([])
})
