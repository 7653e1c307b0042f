import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { plantedImports } from './planted-imports.ts'
import { programOf } from './program-of.ts'

export type CanaryResult = {
  /** Refused imports that the linter let through. */ missed: string[]
  /** Allowed ones that it refused. */ wronglyRefused: string[]
  planted: number
}

/**
 * Plants forbidden imports, one a file, in a folder that looks like the project and asks the linter, with the given configuration, about them. A
 * linter that is misconfigured reports nothing and looks content; this is what tells the two apart.
 */
export async function runBoundariesCanary(configuration: URL | string): Promise<CanaryResult> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-canary-'))
  try {
    const config = join(folder, '.oxlintrc.json')
    if (typeof configuration === 'string') await writeFile(config, configuration)
    else await cp(configuration, config)
    const refused = await plant(folder, 'refused')
    const allowed = await plant(folder, 'allowed')
    const reported = await reportedFiles(folder, config)
    return {
      planted: refused.size,
      missed: [...refused].filter(([file]) => !reported.has(file)).map(describe),
      wronglyRefused: [...allowed].filter(([file]) => reported.has(file)).map(describe),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const describe = ([file, line]: [string, string]) => `${file}: ${line}`

async function plant(folder: string, kind: 'refused' | 'allowed'): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { file, [kind]: lines } of plantedImports) {
    for (const [index, line] of lines.entries()) {
      const { dir, name, ext } = posix.parse(file)
      const path = posix.join(dir, `${kind}-${index}-${name}${ext}`)
      await mkdir(join(folder, dirname(path)), { recursive: true })
      await writeFile(join(folder, path), `${line}\n`)
      files.set(path, line)
    }
  }
  return files
}

type Report = { diagnostics: { code?: string; filename: string }[] }

async function reportedFiles(folder: string, config: string): Promise<Set<string>> {
  const args = [programOf('oxlint'), '--config', config, '--format', 'json', '--disable-nested-config']
  const { stdout, failure } = await new Promise<{ stdout: string; failure: string }>((resolve) =>
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 << 20 }, (_, out, err) =>
      resolve({ stdout: out, failure: err }),
    ),
  )
  if (!stdout.trimStart().startsWith('{')) throw new Error(`The linter did not report: ${stdout}${failure}`)
  const { diagnostics } = JSON.parse(stdout) as Report
  const ours = diagnostics.filter(({ code }) => code?.includes('no-restricted-imports'))
  return new Set(ours.map(({ filename }) => filename.replaceAll('\\', '/')))
}
