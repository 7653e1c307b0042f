import { expect } from 'vitest'
import { isOpenToAll, viewports } from './open-to-all.ts'
import type { Outage } from './outage.ts'
import { proving } from './proof-scale.ts'
import type { Visitor } from './visitor.ts'

/** What a page says. */
interface Said {
  /** Its title and those of its parts. */
  readonly headings: readonly string[]
  /** That something is not there, or is hidden: none of it may come from an outage. */
  readonly absences: readonly string[]
  /** That something could not be loaded. */
  readonly failures: number
  /** A way to try again, and what to say to whoever is asked for help. */
  readonly ways: { readonly again: boolean; readonly reference: boolean }
}

/** The page with what stands above it on all pages of its kind, such as whose record it is. */
const content = '.candour-content'
const absenceMarks = '.candour-empty, .candour-absent, .candour-hidden'
const failureMarks = '.candour-failure, .candour-value-failed'

async function said(visitor: Visitor): Promise<Said> {
  const main = visitor.page.locator(content)
  return {
    headings: await main.locator('h1, h2, h3').allInnerTexts(),
    absences: await main.locator(absenceMarks).allInnerTexts(),
    failures: await main.locator(failureMarks).count(),
    ways: {
      again: (await main.getByRole('button', { name: 'Try again' }).count()) > 0,
      reference:
        (await main
          .locator('.candour-failure')
          .getByText(/give this (reference|code): \S/)
          .count()) > 0,
    },
  }
}

/** What the pictures of a page are called: whose page it is, and where. */
const nameOf = ({ username }: Visitor, portal: string, path: string): string =>
  `${portal}-${username}-${path.replaceAll(/[0-9a-f-]{36}/g, 'one').replaceAll(/[/?=]/g, '-')}`

/** Opens a page of the portal that is open already, as a link would, from a page that asks for nothing. */
async function open(visitor: Visitor, portal: string, path: string): Promise<void> {
  for (const each of ['nowhere', path]) await visitor.turnTo(`/${portal}/${each}`)
}

/** Whether the page is there for another purpose only, which is then stated. */
async function statesPurpose(visitor: Visitor): Promise<boolean> {
  const change = 'Change my purpose'
  const asked = await visitor.page.getByRole('button', { name: change }).isVisible()
  if (asked) await visitor.press(change)
  return asked
}

/** Elements of one list that are not in the other, each as often as it is missing there. */
function surplus(of: readonly string[], over: readonly string[]): string[] {
  const left = [...over]
  return of.filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/**
 * A page in every state: while it waits for an answer, without each of the subgraphs that it asks, without any, and tried again once they are
 * back. An outage is told as one, with what to do next, and never as "none" or as "hidden". In the long proof each state is open to everybody as well.
 */
export async function walkStates(visitor: Visitor, outage: Outage, portal: 'staff' | 'my', path: string): Promise<void> {
  const name = nameOf(visitor, portal, path)
  outage.asked.clear()
  await open(visitor, portal, path)
  await visitor.settled()
  if (await statesPurpose(visitor)) {
    outage.asked.clear()
    await open(visitor, portal, path)
    await visitor.settled()
  }
  const whole = await said(visitor)
  const subgraphs = [...outage.asked].sort()
  expect({ path, failures: whole.failures }).toEqual({ path, failures: 0 })
  if (subgraphs.length === 0) return

  const isWhole = async () => {
    const { headings, failures } = await said(visitor)
    expect({ path, headings, failures }).toEqual({ path, headings: whole.headings, failures: 0 })
  }

  await outage.whileWaiting(async () => {
    await open(visitor, portal, path)
    // A page that needs nothing of what it asked for stands without it.
    const loading = visitor.page.locator('.candour-loading p').first()
    const waits = await loading.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
    if (!waits) expect({ path, parts: (await said(visitor)).headings.length }).toEqual({ path, parts: whole.headings.length })
    expect({ path, heading: await visitor.page.locator('h1:not(.govuk-visually-hidden)').count() }).toEqual({ path, heading: 1 })
    for (const viewport of viewports) {
      await visitor.page.setViewportSize(viewport)
      await visitor.picture(`${name}-loading-${viewport.width}`)
      if (proving) expect({ path, waiting: await visitor.barriers() }).toEqual({ path, waiting: [] })
    }
  })
  await visitor.settled()
  await isWhole()

  const without = async (names: readonly string[]): Promise<void> => {
    const state = `${name}-without-${names.length === 1 ? names[0] : 'all'}`
    await outage.during(names, async () => {
      await open(visitor, portal, path)
      await visitor.settled()
      const { absences, failures, ways } = await said(visitor)
      expect({ state, told: failures > 0, ...ways, fromTheOutage: surplus(absences, whole.absences) }).toEqual({
        state,
        told: true,
        again: true,
        reference: true,
        fromTheOutage: [],
      })
      if (proving) await isOpenToAll(visitor, state)
    })
  }
  for (const each of subgraphs) await without([each])
  if (subgraphs.length > 1) await without(subgraphs)
  const again = visitor.page.locator(content).getByRole('button', { name: 'Try again' })
  // Each part is tried again by itself, or all of them at once.
  for (let parts = await again.count(); parts > 0 && (await again.count()) > 0; parts -= 1) {
    await again.first().click()
    await visitor.settled()
  }
  await isWhole()
}

/** A page of which a part holds nothing: it says so, and does not pass for one that failed. */
export async function showsEmpty(visitor: Visitor, portal: 'staff' | 'my', path: string): Promise<void> {
  await open(visitor, portal, path)
  await visitor.settled()
  await statesPurpose(visitor)
  const { failures } = await said(visitor)
  const empty = await visitor.page.locator(`${content} .candour-empty`).count()
  expect({ path, empty: empty > 0, failures }, await visitor.words()).toEqual({ path, empty: true, failures: 0 })
  if (proving) await isOpenToAll(visitor, `${nameOf(visitor, portal, path)}-empty`)
}
