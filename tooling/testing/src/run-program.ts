import { spawn, type ChildProcess } from 'node:child_process'
import { repositoryRoot } from '@candour/repo-rules'

export type Outcome = { ok: boolean; output: string }

const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Nothing started here outlives the run, whoever stopped it.
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM')
    process.exitCode = 1
    stopping.abort()
  })
}
const stopping = new AbortController()

/** Set once the run was told to stop: no further step should start. */
export const stopped: AbortSignal = stopping.signal

/**
 * Runs a script with this Node from the top folder. Its output is kept, or with `show` goes straight to the terminal, or with both to both.
 * @param timeout in minutes, after which it is ended and counts as failed
 */
export function runProgram(
  script: string,
  args: readonly string[],
  { show = false, keep = false, timeout = 10 } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: repositoryRoot,
      stdio: show && !keep ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    const timer = setTimeout(() => {
      output += `\nIt was ended after ${timeout} minutes.`
      child.kill('SIGKILL')
    }, timeout * 60_000)
    const heard = (text: string) => {
      output += text
      if (show) process.stdout.write(text)
    }
    const finish = (ok: boolean) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ ok, output: output.trim() })
    }
    child.stdout?.setEncoding('utf8').on('data', heard)
    child.stderr?.setEncoding('utf8').on('data', heard)
    child.on('error', (error) => {
      output += error.message
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}
