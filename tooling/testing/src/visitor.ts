import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page, Request } from 'playwright-core'
import { demonstrationPassword } from '@candour/dev-env'
import { barriersOn } from './barriers.ts'
import { launchBrowser } from './browser.ts'
import type { TestNetwork } from './test-network.ts'
import type { Persona } from './api-client.ts'

export interface Viewport {
  readonly width: number
  readonly height: number
}

export type PortalName = 'staff' | 'my'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** Where journeys leave their pictures, when a folder is named in CANDOUR_SCREENSHOTS. */
const pictures = process.env['CANDOUR_SCREENSHOTS']

/**
 * Runs in the page: resolves after two frames were drawn, so that what a finished request changed is on the screen. Tells whether a heading
 * is there: between two pages there is none, while the code of the next one is read.
 */
const headingAfterTwoFrames = () =>
  new Promise<boolean>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.querySelector('h1') !== null)))
  })

/** Somebody in front of a real browser, signed in to one of the portals. Everything the page complained about is kept. */
export class Visitor {
  readonly page: Page
  readonly username: string
  readonly complaints: string[] = []

  readonly #underWay = new Set<Request>()
  /** The page is about to be replaced by another. */
  #leaving: Request | undefined

  constructor(page: Page, username = 'nobody') {
    this.page = page
    this.username = username
    page.on('request', (request) => {
      if (request.isNavigationRequest()) {
        if (request.frame() === page.mainFrame()) this.#leaving = request
        // A renewal of which only the address is read never finishes.
      } else if (!request.url().includes('/signed-in?')) this.#underWay.add(request)
    })
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#leaving = undefined
    })
    page.on('requestfinished', (request) => this.#underWay.delete(request))
    page.on('requestfailed', (request) => {
      this.#underWay.delete(request)
      if (this.#leaving === request) this.#leaving = undefined
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} ${message.location().url}`)
    })
  }

  /** Follows a link by its name, and waits until its page is there. */
  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click()
    await this.settled()
  }

  /** Opens another page of the portal that is open already, as a link would: nothing is loaded anew but what the page asks for. */
  async turnTo(address: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, address)
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click()
    await this.settled()
  }

  /** Waits until the page shows its heading and, over several frames, asks for nothing more. @throws when it never comes to rest */
  async settled(): Promise<void> {
    const patience = Date.now() + 20_000
    for (let quiet = 0; quiet < 3;) {
      // An error means that the page was replaced by another meanwhile.
      const headed = await this.page.evaluate(headingAfterTwoFrames).catch(() => false)
      quiet = headed && !this.#leaving && this.#underWay.size === 0 ? quiet + 1 : 0
      if (Date.now() > patience)
        throw new Error(`still under way: ${[...this.#underWay].map((request) => request.url()).join(' ')}`)
    }
  }

  /** Waits for a text of the page's main part. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.locator('main').getByText(text).first().waitFor()
  }

  /** All the words of the page's main part. */
  words(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText()
  }

  /** Takes a picture for people to look at. */
  async picture(name: string): Promise<void> {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }

  /** What a checker of accessibility finds on the page, in a line each. */
  barriers(): Promise<string[]> {
    return barriersOn(this.page)
  }

  /** How many pixels the page can be scrolled sideways; none on a page that fits. */
  sideways(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  }
}

/** A browser on the system under test; everybody who signs in has a window of their own. */
export class Visitors implements AsyncDisposable {
  readonly #browser: Browser
  readonly #system: TestNetwork

  private constructor(browser: Browser, system: TestNetwork) {
    this.#browser = browser
    this.#system = system
  }

  static async open(system: TestNetwork): Promise<Visitors> {
    return new Visitors(await launchBrowser(), system)
  }

  /** A window in which nobody has signed in. */
  async stranger(viewport: Viewport = { width: 1280, height: 900 }, username?: string): Promise<Visitor> {
    const context = await this.#browser.newContext({ viewport, reducedMotion: 'reduce' })
    return new Visitor(await context.newPage(), username)
  }

  /** Signs in as one of the invented people would. */
  signIn(portal: PortalName, persona: Persona, viewport?: Viewport): Promise<Visitor> {
    return this.signInWith(portal, { username: persona, password: demonstrationPassword }, viewport)
  }

  /** Signs in as a person would: user name and password, and the one-time code where one is asked for. */
  async signInWith(portal: PortalName, { username, password }: Credentials, viewport?: Viewport): Promise<Visitor> {
    const visitor = await this.stranger(viewport, username)
    const { page } = visitor
    await page.goto(`${this.#system.url}/${portal}/`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('[autocomplete="username"]').fill(username)
    await page.locator('[autocomplete="current-password"]').fill(password)
    await page.keyboard.press('Enter')
    if (portal === 'staff') {
      await page.locator('[autocomplete="one-time-code"]').fill(await this.#system.network.identity.currentCode(username))
      await page.keyboard.press('Enter')
    }
    await page.waitForURL((url) => url.pathname.startsWith(`/${portal}`) && !url.pathname.endsWith('/signed-in'))
    await visitor.settled()
    return visitor
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#browser.close()
  }
}
