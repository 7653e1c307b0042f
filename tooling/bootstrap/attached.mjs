import { spawn } from 'node:child_process'
import { BootstrapError } from './bootstrap-error.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a Node program in the place of this one: its input and output are ours, signals reach it, and we end as it ended. It also ends (SIGTERM)
 * when this process is killed without a chance to pass that on.
 */
export function runAttached(node, args, options) {
  const preload = new URL('end-with-parent.mjs', import.meta.url).href
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--import', preload, ...args], {
      ...options,
      env: { ...options.env, CANDOUR_ATTACHED: '1' },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    // A terminal sends Ctrl-C to the whole group, child included; sending it on would look like an impatient second one.
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of signals) process.on(signal, forward)
    child.on('error', (error) => reject(new BootstrapError(`The task could not be started: ${error.message}`)))
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      if (signal) process.kill(process.pid, signal)
      process.exitCode = code ?? 1
      resolve()
    })
  })
}
