import { expect, it } from 'vitest'
import { listenToTheLog } from './listen-to-the-log.ts'

it('hears what is written to either stream and by the console, and leaves both as they were', () => {
  const { write } = process.stdout
  const { error } = console
  let heard: string
  {
    using log = listenToTheLog()
    process.stdout.write('one ')
    process.stderr.write(Buffer.from('two '))
    console.error('three', { of: 'them' })
    heard = log.heard()
  }
  expect(heard).toBe("one two three { of: 'them' }\n")
  expect([process.stdout.write, console.error]).toEqual([write, error])
})
