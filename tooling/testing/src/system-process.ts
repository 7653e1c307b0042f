import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { repositoryRoot } from '@candour/repo-rules'
import { freePort } from './free-port.ts'

const script = (name: string) => join(repositoryRoot, 'tooling/dev-env/src', name)

/** How a command ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** The product started from the command line, as `npm start` does once everything is built. */
export interface SystemProcess {
  readonly child: ChildProcess
  readonly ended: Promise<Ending>
  /** What it has printed so far. */
  readonly stdout: () => string
  /** Resolves when it has printed this. @throws Error with everything it said, when it ends before */
  readonly says: (text: string) => Promise<void>
}

/** A data folder of its own, with the commands that work on it. Disposing stops what still runs on it, and removes it. */
export interface Installation extends AsyncDisposable {
  readonly folder: string
  readonly port: number
  readonly url: string
  start(options?: { readonly args?: readonly string[]; readonly environment?: NodeJS.ProcessEnv }): SystemProcess
  token(...args: string[]): Promise<Ending>
  keys(...args: string[]): Promise<Ending>
  audit(...args: string[]): Promise<Ending>
  /** Process id of its PostgreSQL; undefined when none runs. */
  postgres(): Promise<number | undefined>
}

export async function newInstallation(): Promise<Installation> {
  const folder = join(await mkdtemp(join(tmpdir(), 'candour-start-')), 'data')
  const port = await freePort()
  const running = new Set<SystemProcess>()
  const launch = (name: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}) => {
    const { DATABASE_URL: _, ...inherited } = process.env
    const launched = run(script(name), args, { ...inherited, CANDOUR_DATA: folder, PORT: String(port), ...extra })
    running.add(launched)
    return launched
  }
  const postgres = () => postgresOf(folder)
  return {
    folder,
    port,
    url: `http://localhost:${port}`,
    start: ({ args = [], environment } = {}) => launch('start.ts', args, environment),
    token: (...args) => launch('token.ts', args).ended,
    keys: (...args) => launch('keys.ts', args).ended,
    audit: (...args) => launch('audit.ts', args).ended,
    postgres,
    async [Symbol.asyncDispose]() {
      for (const { child, ended } of running) {
        child.kill('SIGKILL')
        await ended
      }
      const left = await postgres()
      if (left !== undefined) await endPostgres(folder, left, 'SIGQUIT')
      await rm(join(folder, '..'), { recursive: true, force: true })
    },
  }
}

function run(path: string, args: readonly string[], environment: NodeJS.ProcessEnv): SystemProcess {
  const child = spawn(process.execPath, [path, ...args], {
    cwd: repositoryRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // Not `close`: a PostgreSQL that is left behind may keep the pipes open.
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    await new Promise((resolve) => setImmediate(resolve))
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr }
  })
  const says = async (text: string) => {
    const heard = new Promise<boolean>((resolve) => {
      const listen = () => stdout.includes(text) && resolve(true)
      child.stdout.on('data', listen)
      listen()
    })
    if (!(await Promise.race([heard, ended.then(() => stdout.includes(text))])))
      throw new Error(`It ended without saying “${text}”:\n${stdout}\n${stderr}`)
  }
  return { child, ended, stdout: () => stdout, says }
}

const isRunning = (pid: number) => existsSync(`/proc/${pid}/stat`) || (process.platform !== 'linux' && answersSignal(pid))

function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function postgresOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return pid > 0 && isRunning(pid) ? pid : undefined
}

/** Ends the PostgreSQL of a data folder, and waits until it and its workers are gone. */
export async function endPostgres(folder: string, pid: number, signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  process.kill(pid, signal)
  while ((await postgresOf(folder)) === pid) await pause(20)
}
