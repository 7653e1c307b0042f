import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { barriersOn } from './barriers.ts'
import { findBrowser, launchBrowser, NoBrowserError } from './browser.ts'
import { installedBrowser } from './installed-browser.ts'

const page = (body: string) =>
  `data:text/html,${encodeURIComponent(`<!doctype html><html lang="en"><title>A page</title><main>${body}</main>`)}`

describe('a browser for the journeys', () => {
  it('renders a page, takes its picture and finds what axe objects to', async () => {
    await using browser = await launchBrowser()
    const tab = await (await browser.newContext({ viewport: { width: 320, height: 480 } })).newPage()

    await tab.goto(page('<h1>Who has seen my record</h1><p>Nobody yet.</p>'))
    const text = await tab.screenshot()
    expect(text.subarray(1, 4).toString()).toBe('PNG')
    expect(await barriersOn(tab)).toEqual([])

    // A browser without fonts draws nothing: the picture with text must differ from the one without.
    await tab.goto(page('<h1 style="visibility:hidden">Who has seen my record</h1><p style="visibility:hidden">Nobody yet.</p>'))
    expect((await tab.screenshot()).equals(text)).toBe(false)

    await tab.goto(page('<h1>A form</h1><input>'))
    expect(await barriersOn(tab)).toEqual(['label: input'])
    await tab.evaluate(() => document.querySelector('input')?.setAttribute('aria-label', 'Name'))
    expect(await barriersOn(tab), 'of a page that was mended').toEqual([])
    await tab.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button></button>'))
    expect(await barriersOn(tab), 'of a page that was spoilt again').toEqual(['button-name: button'])
    await tab.evaluate(() => document.querySelector('button')?.replaceWith(document.createElement('iframe')))
    await expect(barriersOn(tab)).rejects.toThrow('has frames')
  })

  it('says what to do when the chosen program is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candour-browser-'))
    await expect(findBrowser(join(folder, 'chrome'))).rejects.toThrow(NoBrowserError)
    await expect(findBrowser(join(folder, 'chrome'))).rejects.toThrow('Set it to the program file of Chrome')
    await rm(folder, { recursive: true })
  })

  it.each([
    ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium'],
    ['darwin', { HOME: '/people/jo' }, '/people/jo/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { 'PROGRAMFILES(X86)': 'C:\\P86' }, 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('finds one in the usual places of %s', (platform, env, path) => {
    expect(installedBrowser({ platform, env, exists: (candidate) => candidate === path })).toBe(path)
    expect(installedBrowser({ platform, env, exists: () => false })).toBeUndefined()
  })
})
