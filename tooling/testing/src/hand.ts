import type { Locator, Page } from 'playwright-core'
import type { Visitor } from './visitor.ts'

/** How somebody works a page. The same journey runs with a pointer and by key presses alone. */
export interface Hand {
  readonly name: 'a pointer' | 'the keyboard alone'
  follow(link: string | RegExp): Promise<void>
  press(button: string | RegExp): Promise<void>
  /** Chooses a radio button, or ticks a checkbox. */
  choose(choice: string | RegExp): Promise<void>
  fill(field: string | RegExp, text: string): Promise<void>
}

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const field = (page: Page, name: string | RegExp) =>
  page.getByRole('textbox', { name }).or(page.getByRole('searchbox', { name })).first()
const choice = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).first()

/** A hand that clicks. */
export function pointer(visitor: Visitor): Hand {
  return {
    name: 'a pointer',
    follow: (name) => visitor.follow(name),
    press: (name) => visitor.press(name),
    choose: (name) => choice(visitor.page, name).check(),
    fill: (name, text) => field(visitor.page, name).fill(text),
  }
}

/** More presses of Tab than any page has places for the focus. */
const enough = 200

/** Runs in the page: whether the focus is there, and can be seen by somebody who looks for it. */
function holdsFocus(element: Element): 'no' | 'seen' | 'obscured' {
  if (element !== document.activeElement) return 'no'
  const { left, top, width, height } = element.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  // The design system draws radio buttons on their labels.
  const label = element.closest('.govuk-radios__item, .govuk-checkboxes__item')
  return there && (element.contains(there) || there.contains(element) || label?.contains(there)) ? 'seen' : 'obscured'
}

/** Presses Tab until one of the places has the focus. @throws when Tab never leads there, or leads to where nobody can see it */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < enough; presses++) {
    const focus = await target.evaluate(holdsFocus)
    if (focus === 'seen') return
    if (focus === 'obscured') throw new Error(`something covers the focus on ${target.toString()}`)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never leads to ${target.toString()}`)
}

/** Radio buttons share one place in the order of Tab: the first of them, or the one that is chosen. */
async function entryOf(wanted: Locator): Promise<Locator> {
  const group = await wanted.getAttribute('name')
  const all = wanted.page().locator(`input[type="radio"][name="${group ?? ''}"]`)
  const chosen = all.and(wanted.page().locator(':checked'))
  return (await chosen.count()) > 0 ? chosen : all.first()
}

/** A hand that never touches a pointer: Tab, Enter, Space, arrows and letters. */
export function keyboard(visitor: Visitor): Hand {
  const { page } = visitor
  return {
    name: 'the keyboard alone',
    async follow(name) {
      await reach(page, link(page, name))
      await page.keyboard.press('Enter')
      await visitor.settled()
    },
    async press(name) {
      await reach(page, button(page, name))
      await page.keyboard.press('Enter')
      await visitor.settled()
    },
    async choose(name) {
      const wanted = choice(page, name)
      await wanted.waitFor()
      if ((await wanted.getAttribute('type')) === 'checkbox') {
        await reach(page, wanted)
        if (!(await wanted.isChecked())) await page.keyboard.press('Space')
        return
      }
      const entry = await entryOf(wanted)
      await reach(page, entry)
      if (!(await entry.isChecked())) await page.keyboard.press('Space')
      for (let presses = 0; presses < enough && !(await wanted.isChecked()); presses++) await page.keyboard.press('ArrowDown')
    },
    async fill(name, text) {
      await reach(page, field(page, name))
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
  }
}
