import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../src/forged-token.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

let system: TestSystem
let sam: string
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
})
afterAll(() => system[Symbol.asyncDispose]())

interface Entry {
  readonly outcome: string
  readonly viewer_id: string
  readonly subject_id: string | null
  readonly categories: readonly string[]
  readonly purpose: string | null
  readonly entry: string
}

/** What is on record about one request. */
const entriesOf = (requestId: string | null) =>
  system.sql<Entry>('SELECT *, to_jsonb(audit)::text AS entry FROM access.audit WHERE request_id = $1::uuid', requestId)

describe('an attempt that was denied is on record before it is answered', () => {
  it('when a field is withheld: who, whose, what kind of data, for what, and no value [BCT-44]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { headers, data } = await worker('query ($id: ID!) { serviceUser(id: $id) { religion } }', { id: sam })
    expect(data.serviceUser).toEqual({ religion: null })
    const entries = await entriesOf(headers.get('x-request-id'))
    expect(entries).toContainEqual(
      expect.objectContaining({
        outcome: 'withheld',
        viewer_id: partsOf(worker.token).claims['sub'],
        subject_id: sam,
        categories: ['special.religion'],
        purpose: 'care',
      }),
    )
    expect(entries.map(({ entry }) => entry).join()).not.toMatch(/Catholic|Okafor/)
  })

  it('when a change is refused, and the change is not on record as made [BCT-44]', async () => {
    const agency = await system.as('dmws.partner-agency')
    const note = {
      serviceUserId: sam,
      kind: 'CALL',
      text: 'A text that was never kept',
      occurredAt: system.clock.now().toISOString(),
    }
    const { headers, errors } = await agency('mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } } }', {
      input: note,
    })
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN')
    const entries = await entriesOf(headers.get('x-request-id'))
    expect(entries.map(({ outcome, viewer_id, subject_id }) => ({ outcome, viewer_id, subject_id }))).toEqual([
      { outcome: 'refused', viewer_id: 'dmws.partner-agency', subject_id: sam },
    ])
    expect(entries.map(({ entry }) => entry).join()).not.toContain('never kept')
  })

  it('when an id was tried that leads to nothing, of whatever kind [BCT-44]', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const nobody = '01900000-0000-7000-8000-000000000000'
    for (const field of ['serviceUser', 'node', 'complaint']) {
      const { headers, data } = await worker(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id: nobody })
      expect(data).toEqual({ [field]: null })
      expect(
        (await entriesOf(headers.get('x-request-id'))).map(({ outcome }) => outcome),
        field,
      ).toEqual(['refused'])
    }
  })

  it('and cannot be taken off the record again, by any service [BCT-44]', async () => {
    for (const statement of [
      'DELETE FROM access.audit',
      `UPDATE access.audit SET outcome = 'disclosed'`,
      'TRUNCATE access.audit',
    ]) {
      await expect(system.sql(statement), statement).rejects.toThrow()
    }
  })
})

describe('a read that cannot be put on record', () => {
  it('gives nothing, and gives it again once it can', async () => {
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const ask = () => worker('query ($id: ID!) { serviceUser(id: $id) { familyName physicalHealth } }', { id: sam })
    expect((await ask()).text).toMatch(/Okafor.*knee/)
    await system.sql('ALTER TABLE access.audit_pending RENAME TO audit_pending_away')
    try {
      const { text, errors } = await ask()
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE'])
      expect(text).not.toMatch(/Okafor|knee/)
    } finally {
      await system.sql('ALTER TABLE access.audit_pending_away RENAME TO audit_pending')
    }
    expect((await ask()).text).toMatch(/Okafor.*knee/)
  })
})
