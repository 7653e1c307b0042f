import { execFile } from 'node:child_process'
import { lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

// Its own fonts: without them text on a bare machine is not drawn at all.
const fontConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`

export type BundledChromium = { executablePath: string; env: Record<string, string> }

/**
 * The Chromium that travels inside an npm package, for machines without a browser: unpacked once per version into the temporary folder (about
 * 220 MB), since the package's own folder may be read-only. Undefined where the package has no build for the machine (it has Linux on x64 only).
 * @throws when the unpacked browser does not run, with what it printed
 */
export async function bundledChromium(): Promise<BundledChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = await unpackOnce()
  const executablePath = join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  // The machine's own libraries come first: those in the package were built for one distribution and serve where there are none.
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  let failure: unknown
  for (const env of [fonts, withLibraries]) {
    try {
      await run(executablePath, ['--version'], { env: { ...process.env, ...env } })
      return { executablePath, env }
    } catch (error) {
      failure = error
    }
  }
  throw new Error(`The Chromium unpacked into ${folder} does not run on this machine.`, { cause: failure })
}

async function unpackOnce(): Promise<string> {
  const packageFile = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const folder = join(tmpdir(), `candour-chromium-${version}-${userInfo().uid}`)
  if (await isOurs(folder)) return folder

  // Renamed into place when complete, so that neither a killed run nor two runs at once leave half a browser.
  const partial = await mkdtemp(`${folder}-`)
  try {
    await run(process.execPath, [fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))], {
      env: { ...process.env, TMPDIR: partial },
    })
    // The package's own font configuration names folders of the cloud it was made for.
    await writeFile(join(partial, 'fonts.conf'), fontConfiguration(folder))
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    if (!(await isOurs(folder))) throw error
  }
  return folder
}

/** Whether the folder is there, refusing one that somebody else has put in the shared temporary folder under our name. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder)
    if (found.isDirectory() && found.uid === userInfo().uid) return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  throw new Error(`${folder} belongs to somebody else: remove it, or set TMPDIR to a folder of your own.`)
}
