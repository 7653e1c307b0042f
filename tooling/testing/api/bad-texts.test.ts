import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../src/api-client.ts'
import { newCanary } from '../src/canary.ts'
import { expectNothingTold } from '../src/expect-refusal.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

const canary = newCanary()

let system: TestSystem
let sam: string
let worker: Api
let person: Api
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
  worker = await system.as('dmws.support-worker', { purpose: 'care' })
  person = await system.as('dmws.service-user.1')
})
afterAll(() => system[Symbol.asyncDispose]())

const register =
  'mutation ($input: RegisterServiceUserInput!) { registerServiceUser(input: $input) { serviceUser { id } userErrors { code path } } }'
const addNote = 'mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id text } userErrors { code path } } }'
const requestCorrection =
  'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { id proposed reason } userErrors { code path } } }'

const dayOf = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const newcomer = () => ({
  givenName: 'Ola',
  familyName: canary,
  birthDate: '1990-01-31',
  service: 'hospital-visits',
  contact: { phone: '07700 900111' },
  consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
})
const newNote = () => ({
  serviceUserId: sam,
  kind: 'CALL',
  text: canary,
  occurredAt: system.clock.now().toISOString(),
  categories: [],
})

/** Sends what must be refused, with nothing written and nothing told back. */
async function refused(api: Api, call: string, input: unknown) {
  const before = await storedState(system)
  const answer = await api(call, { input })
  expect(await storedState(system)).toEqual(before)
  expectNothingTold(answer, canary)
  const payload = Object.values(answer.data ?? {})[0] as { userErrors: { code: string; path: string[] }[] } | null | undefined
  return answer.errors[0]
    ? String(answer.errors[0].extensions['code'])
    : payload?.userErrors.map(({ code, path }) => `${code} ${path}`)
}

describe('a registration', () => {
  it.each([
    ['with a future date of birth', () => ({ birthDate: dayOf(1) }), ['INVALID birthDate']],
    ['with a date of birth three hundred years ago', () => ({ birthDate: '1726-01-01' }), ['INVALID birthDate']],
    ['with a wrong check digit', () => ({ nhsNumber: '9990000019' }), ['INVALID nhsNumber']],
    ['with a number that is too short', () => ({ nhsNumber: '999000001' }), ['INVALID nhsNumber']],
    ['with digits of another script', () => ({ nhsNumber: '٩٩٩٠٠٠٠٠١٨' }), ['INVALID nhsNumber']],
    [
      'with a postcode that is none',
      () => ({ contact: { addressLines: [canary], postcode: canary } }),
      ['INVALID contact,postcode'],
    ],
    ['with an email address that is none', () => ({ contact: { email: canary } }), ['INVALID contact,email']],
    ['with a phone number that is none', () => ({ contact: { phone: canary } }), ['INVALID contact,phone']],
    ['for a service that nobody offers', () => ({ service: canary }), ['INVALID service']],
    ['without a name', () => ({ givenName: '   ' }), ['INVALID givenName']],
    ['with an endless name', () => ({ givenName: canary.repeat(20) }), ['INVALID givenName']],
  ])('%s is refused, field by field', async (_, wrong, codes) => {
    expect(await refused(worker, register, { ...newcomer(), ...wrong() })).toEqual(codes)
  })

  it('with consent taken tomorrow, or to a wording that does not exist, is refused', async () => {
    for (const wrong of [{ visitedOn: dayOf(1) }, { wordingVersion: 99 }, { wordingVersion: -1 }]) {
      const consentToStore = { ...newcomer().consentToStore, ...wrong }
      expect(await refused(worker, register, { ...newcomer(), consentToStore })).toEqual([
        expect.stringMatching(/^[A-Z_]+ consentToStore/),
      ])
    }
  })

  it.each(['2026-02-30', '2026-13-01', '0000-00-00', '1990-1-31', '31/01/1990', '1990-01-31T00:00:00Z', canary, ''])(
    'with the date %s is refused',
    async (birthDate) => {
      expect(await refused(worker, register, { ...newcomer(), birthDate })).toBe('BAD_USER_INPUT')
    },
  )

  it('with a character that no text can hold is refused', async () => {
    for (const field of ['givenName', 'familyName', 'preferredName']) {
      const answer = await refused(worker, register, { ...newcomer(), [field]: `Ola\u0000${canary}` })
      expect(['BAD_USER_INPUT', `INVALID ${field}`]).toContain(Array.isArray(answer) ? answer[0] : answer)
    }
  })
})

describe('a note', () => {
  it.each([
    ['of tomorrow', () => ({ occurredAt: `${dayOf(1)}T12:00:00Z` }), ['INVALID occurredAt']],
    ['without text', () => ({ text: ' \n ' }), ['INVALID text']],
    ['that nobody can see', () => ({ text: '\u200d \u200c' }), ['INVALID text']],
    ['that never ends', () => ({ text: `${canary} `.repeat(2_000) }), ['INVALID text']],
    ['that turns its own letters around', () => ({ text: `Robert\u202e${canary}` }), ['INVALID text']],
    ['with half a character', () => ({ text: `\ud800${canary}` }), ['INVALID text']],
    ['with a character that no text can hold', () => ({ text: `\u0000${canary}` }), ['INVALID text']],
    ['of a category that does not exist', () => ({ categories: [canary] }), ['INVALID categories']],
    ['that claims to be nobody’s', () => ({ categories: ['reference'] }), ['INVALID categories']],
    ['that claims to be mere structure', () => ({ categories: ['structural'] }), ['INVALID categories']],
  ])('%s is refused', async (_, wrong, codes) => {
    expect(await refused(worker, addNote, { ...newNote(), ...wrong() })).toEqual(codes)
  })

  it.each(['2026-02-30T10:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01', '+275760-09-13T00:00:00Z', canary])(
    'at the instant %s is refused',
    async (occurredAt) => {
      expect(await refused(worker, addNote, { ...newNote(), occurredAt })).toBe('BAD_USER_INPUT')
    },
  )
})

/** Texts that mean something to machines further down. To the product they are texts. */
const loaded = [
  `'; DROP TABLE service_users.note; --`,
  `$$; DELETE FROM consent.consent_state; $$`,
  `\\'; SELECT pg_sleep(10); --`,
  '{"$where": "sleep(1000)"}',
  '__proto__',
  '<script>alert(1)</script>',
  '${7*7} {{7*7}} #{7*7} %{7*7}',
  '=HYPERLINK("http://example.org")',
  '" } mutation { endAssignment(input: { assignmentId: "1" }) { userErrors { code } } } #',
  '👩‍👩‍👧 Zoë 𝒳',
]

describe('a text that would be a command elsewhere', () => {
  it.each(loaded)('is kept as it is, and does nothing: %s', async (text) => {
    const before = await system.sql<{ tables: number }>(
      `SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname IN ('service_users', 'consent', 'access', 'identity')`,
    )
    const noted = await worker(addNote, { input: { ...newNote(), text } })
    expect(noted.data.addNote, noted.text).toMatchObject({ note: { text }, userErrors: [] })
    const corrected = await person(requestCorrection, {
      input: { serviceUserId: sam, field: 'RELIGION', proposed: text, reason: text },
    })
    expect(corrected.data.requestCorrection, corrected.text).toMatchObject({ correction: { proposed: text, reason: text } })
    expect(
      await system.sql(
        `SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname IN ('service_users', 'consent', 'access', 'identity')`,
      ),
    ).toEqual(before)
    const consents = await system.sql<{ rows: number }>('SELECT count(*)::int AS rows FROM consent.consent_state')
    expect(consents[0]?.rows).toBeGreaterThan(0)
  })

  it('finds nobody as an id', async () => {
    for (const text of loaded) {
      const { data, errors } = await worker('query ($id: ID!) { serviceUser(id: $id) { id } }', { id: text })
      expect({ data, errors }).toEqual({ data: { serviceUser: null }, errors: [] })
    }
  })
})
