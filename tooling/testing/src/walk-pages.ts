import { expect } from 'vitest'
import { isOpenToAll } from './open-to-all.ts'
import type { Visitor } from './visitor.ts'

/**
 * Opens page after page below `base`: each is open to everybody, and has a title of its own. Pictures are named for `prefix` and path. The
 * first is loaded, and what stands in the same portal is turned to, as people do.
 */
export async function walkPages(visitor: Visitor, base: string, paths: readonly string[], prefix: string): Promise<void> {
  const titles = new Map<string, string>()
  const inPortal = /\/(staff|my)\//.test(base)
  for (const [place, path] of paths.entries()) {
    if (inPortal && place > 0) await visitor.turnTo(`${base}${path}`)
    else await visitor.page.goto(`${base}${path}`)
    await visitor.settled()
    await isOpenToAll(visitor, [prefix, ...path.replaceAll(/[0-9a-f-]{36}/g, 'one').split('/')].filter(Boolean).join('-'))
    titles.set(path, await visitor.page.title())
  }
  expect(new Set(titles.values()).size, [...titles].join('\n')).toBe(titles.size)
}
