import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'

/** A bootstrap whose task is the given program, and the lines the task prints. */
function bootstrap(task: string) {
  const script = `import(${JSON.stringify(new URL('attached.mjs', import.meta.url).href)}).then((m) => m.runAttached(process.execPath, ['--eval', ${JSON.stringify(task)}], {}))`
  const child = spawn(process.execPath, ['--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), ended: once(child, 'exit') }
}

const waits = `process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(7) }); setInterval(() => {}, 1000); console.log('waiting')`

it('ends with the exit code of its task', async () => {
  expect(await bootstrap('process.exit(3)').ended).toEqual([3, null])
  expect(await bootstrap('1').ended).toEqual([0, null])
})

it('passes a signal on and waits for its task to stop', async () => {
  const { child, lines, ended } = bootstrap(waits)
  await lines.next()
  child.kill('SIGTERM')
  expect((await lines.next()).value).toBe('asked to stop')
  expect(await ended).toEqual([7, null])
})

it('ends by the signal that ended its task', async () => {
  expect(await bootstrap(`process.kill(process.pid, 'SIGKILL')`).ended).toEqual([null, 'SIGKILL'])
})

it('leaves no task behind when it is killed', async () => {
  const { child, lines, ended } = bootstrap(waits)
  await lines.next()
  child.kill('SIGKILL')
  await ended
  // The task holds the other end of this pipe: the lines end when it has gone.
  expect((await lines.next()).value).toBe('asked to stop')
  expect((await lines.next()).done).toBe(true)
})
