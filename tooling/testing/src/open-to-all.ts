import { expect } from 'vitest'
import type { Visitor, Viewport } from './visitor.ts'

/** A phone's and a desk's: what every page has to fit. */
export const viewports: readonly Viewport[] = [
  { width: 320, height: 800 },
  { width: 1280, height: 900 },
]

/**
 * The page as it is, at a phone's and a desk's width: nothing that axe finds, nothing to scroll sideways, one heading,
 * nothing that the page complained about.
 */
export async function isOpenToAll(visitor: Visitor, name: string): Promise<void> {
  for (const viewport of viewports) {
    await visitor.page.setViewportSize(viewport)
    await visitor.settled()
    await visitor.picture(`${name}-${viewport.width}`)
    const where = `${name} at ${viewport.width}`
    expect({ where, barriers: await visitor.barriers() }).toEqual({ where, barriers: [] })
    expect({ where, sideways: await visitor.sideways() }).toEqual({ where, sideways: 0 })
    expect({ where, headings: await visitor.page.locator('h1').count() }).toEqual({ where, headings: 1 })
  }
  expect(visitor.complaints).toEqual([])
}
