import { existsSync } from 'node:fs'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { bundledChromium } from './bundled-chromium.ts'
import { installedBrowser } from './installed-browser.ts'

// No sandbox: as root, and in most containers, it cannot start, and only our own pages are visited. The others keep the browser from calling home.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** No browser to run journeys in; the message says what to do. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError'
}

/**
 * Which browser the journeys run in: CANDOUR_BROWSER, else an installed Chrome, Chromium or Edge, else the Chromium from npm.
 * @throws NoBrowserError when there is none
 */
export async function findBrowser(
  chosen: string | undefined = process.env['CANDOUR_BROWSER'],
): Promise<Pick<LaunchOptions, 'executablePath' | 'env'> & { executablePath: string }> {
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen }
    throw new NoBrowserError(
      `CANDOUR_BROWSER is set to ${chosen}, which is not there. Set it to the program file of Chrome, Chromium or Edge.`,
    )
  }
  const installed = installedBrowser()
  if (installed) return { executablePath: installed }
  const whatToDo = 'Install Chrome, Chromium or Edge, or set CANDOUR_BROWSER to the program file of one.'
  let bundled
  try {
    bundled = await bundledChromium()
  } catch (cause) {
    throw new NoBrowserError(`No browser is installed, and the one from npm did not start: ${String(cause)} ${whatToDo}`, {
      cause,
    })
  }
  if (!bundled)
    throw new NoBrowserError(`No browser is installed, and npm has none for ${process.platform} ${process.arch}. ${whatToDo}`)
  return bundled
}

/** Starts a headless browser for journeys. Close it when done, or hold it with `await using`. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  const env = { ...process.env, ...found.env } as Record<string, string>
  return chromium.launch({ ...found, env, headless: true, args })
}
