import { spawn } from 'node:child_process'
import { BootstrapError } from './bootstrap-error.mjs'

/**
 * Runs a program without letting it print; what it said is shown (on standard error) only when it fails.
 * @throws BootstrapError with the given sentence when it cannot be started or fails
 */
export function runQuietly(command, args, { failure, notFound = failure, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    const stop = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, stop)
    const done = () => signals.forEach((signal) => process.off(signal, stop))
    child.on('error', (error) => {
      done()
      reject(new BootstrapError(error.code === 'ENOENT' ? notFound : `${failure} (${error.message})`))
    })
    child.on('close', (code) => {
      done()
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(said))
      reject(new BootstrapError(failure))
    })
  })
}
