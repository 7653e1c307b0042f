import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { mainOf, type ProcessName } from './process-names.ts'
import type { ProcessEnvironment } from './process-environments.ts'

/** One process of a service, as its operating system sees it. */
export interface ServiceProcess {
  readonly name: ProcessName
  readonly url: string
  readonly pid: number
  /** What it wrote so far, to standard output and standard error. */
  output(): string
  /** Its exit code, once it ended for whatever reason; null when it was killed. */
  readonly exited: Promise<number | null>
  /** Asks it to stop, and resolves with its exit code once it did. Killing leaves it no time for anything; the code is null then. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** The process ended before it listened; the message is what it said. */
export class ProcessRefused extends Error {
  override readonly name = 'ProcessRefused'
}

/** How long a process may take until it listens. Milliseconds. */
const patience = 180_000

/** Where programs are, and where Node keeps what it compiled: without that, a third of the time until a service listens is compiling. */
function aboutNode(): ProcessEnvironment {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env
  return { PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) }
}

/**
 * Starts a service by its own program, told nothing but this environment.
 * @throws ProcessRefused
 */
export async function startProcess(name: ProcessName, environment: ProcessEnvironment): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [mainOf(name)], {
    env: { ...aboutNode(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: string[] = []
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk.toString()))
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>
  const listening = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      written.push(`${line}\n`)
      const [, url] = / listens at (https?:\S+)$/.exec(line) ?? []
      if (url) resolve(url)
    })
  })
  const refused = exited.then(() => {
    throw new ProcessRefused(written.join('').trim() || `${name} ended without a word.`)
  })
  refused.catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProcessRefused(`${name} did not listen within three minutes.`)), patience)
  })
  try {
    const url = await Promise.race([listening, refused, late])
    const exitCode = exited.then(([code]) => code)
    const end = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
      child.kill(signal)
      return exitCode
    }
    return { name, url: url.replace(/\/$/, ''), pid: child.pid ?? 0, output: () => written.join(''), exited: exitCode, end }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }
}
