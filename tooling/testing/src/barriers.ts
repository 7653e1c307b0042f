import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What a checker of accessibility finds on a page, in a line each. The checker is read in once and then stays for as long as the document does:
 * reading it in costs several times what its work costs.
 * @throws when the page has frames: each of them would have to be looked at as well
 */
export async function barriersOn(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which would not be looked at.`)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations, incomplete } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations', 'incomplete'] }),
  )
  const duplicates = incomplete.filter(({ id }) => id.startsWith('duplicate-id'))
  return [...violations, ...duplicates].flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
