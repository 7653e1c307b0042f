import { expect } from 'vitest'
import { isOpenToAll } from './open-to-all.ts'
import type { Visitor } from './visitor.ts'

/** Opens page after page below `base`: each is open to everybody, and has a title of its own. Pictures are named for `prefix` and path. */
export async function walkPages(visitor: Visitor, base: string, paths: readonly string[], prefix: string): Promise<void> {
  const titles = new Map<string, string>()
  for (const path of paths) {
    await visitor.page.goto(`${base}${path}`)
    await visitor.settled()
    await isOpenToAll(visitor, `${prefix}${path.replaceAll(/[0-9a-f-]{36}/g, 'one').replaceAll('/', '-')}`)
    titles.set(path, await visitor.page.title())
  }
  expect(new Set(titles.values()).size, [...titles].join('\n')).toBe(titles.size)
}
