import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { normaliseMarkup } from './normalise-markup.ts'

const require = createRequire(import.meta.url)

/** The markup that the design system itself publishes for a component, normalised. @throws when it publishes no such fixture */
export function published(component: string, name: string): string {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: { name: string; html: string }[] }
  const fixture = fixtures.find((one) => one.name === name)
  if (!fixture) throw new Error(`govuk-frontend has no fixture "${name}" of ${component}`)
  return normaliseMarkup(fixture.html)
}

/** Our own markup, normalised the same way. */
export const ours = (element: ReactElement): string => normaliseMarkup(renderToStaticMarkup(element))
