import { afterAll, expect } from 'vitest'
import { noStatementSent } from './removed.ts'

/*
 * In the process of a test: a statement that PostgreSQL cannot even read fails every test that sends it, which shows nothing of what it asked
 * for. It is told of besides.
 */
/** Of PostgreSQL: what is no SQL, or leaves open what a parameter is. */
const unreadable = ['42601', '42P02', '42P08', '42P18']

interface Listening {
  _handleErrorMessage(this: unknown, error: { readonly code?: string; readonly message: string }): void
}

const sent: string[] = []

// What decides by the policy alone asks no database, and is not to wait for its driver.
if (!/need-to-know\//.test(expect.getState().testPath ?? '')) {
  const { default: pg } = await import('pg')
  const client = pg.Client.prototype as unknown as Listening
  const { _handleErrorMessage: handle } = client
  client._handleErrorMessage = function (error) {
    if (unreadable.includes(error.code ?? '')) sent.push(error.message)
    handle.call(this, error)
  }
}

afterAll(() => {
  const [first] = sent.splice(0)
  if (first !== undefined) throw new Error(`${noStatementSent}: ${first}`)
})
