import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partnerAgencySecret } from '@candour/dev-env'
import { post } from '../src/api-client.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let worker: Visitor
let sam: Visitor
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  worker = await visitors.signIn('staff', 'dmws.support-worker')
  sam = await visitors.signIn('my', 'dmws.service-user.1')
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

/** Opens a record of the caseload afresh, as after a coffee. */
async function openRecord(name: string): Promise<void> {
  await worker.page.goto(`${system.url}/staff/`)
  await worker.follow(name)
  await worker.sees('Physical health')
}

describe('one record, seen by its worker and by the person', () => {
  it('shows the worker what support needs and says what is hidden', async () => {
    await openRecord('Sam Okafor')
    await worker.picture('staff-record')
    const words = await worker.words()
    expect(words).toContain('Recovering from a knee operation')
    expect(words).toMatch(/Religion\s+Hidden\s+Your role does not need this/)
    expect(await worker.page.content()).not.toContain('Catholic')
  })

  it('shows the person everything, and from whom it came', async () => {
    await sam.follow('My information')
    await sam.sees('Catholic')
    await sam.picture('my-information')
    expect(await sam.words()).toContain('You told us')
  })

  it('is put right by the person and decided by the worker, and both see the outcome [DMR-58, DMWS-38]', async () => {
    await sam.page.goto(`${system.url}/my/information/GIVEN_NAME/correct/right`)
    await sam.page.getByLabel('Tell us what is right').fill('Samuele')
    await sam.press('Next')
    await sam.press('Next')
    await sam.sees('Samuele')
    await sam.picture('my-correct-check')
    await sam.press('Send')
    await sam.sees('We will look at it')

    await openRecord('Sam Okafor')
    await worker.follow('Corrections')
    await worker.sees('Samuele')
    await worker.picture('staff-corrections')
    await worker.follow(/decide/i)
    await worker.page.getByLabel(/accept/i).check()
    await worker.picture('staff-decide-correction')
    await worker.press('Record the decision')

    await sam.page.goto(`${system.url}/my/changes`)
    await sam.sees('We changed it')
    await sam.picture('my-changes')
    await sam.page.goto(`${system.url}/my/information`)
    await sam.sees('Samuele')
  })

  it('closes to the worker on the next read after two clicks of the person, and opens again with Undo [DMWS-23, DMWS-24]', async () => {
    await sam.page.goto(`${system.url}/my/sharing`)
    await sam.sees('Use my health information')
    await sam.picture('my-sharing-choices')
    await sam.page.getByRole('link', { name: /^Stop sharing.*Use my health information/ }).click()
    await sam.sees('We stop at once.')
    await sam.picture('my-stop-sharing')
    await sam.page.getByRole('button', { name: /^Stop sharing/ }).click()
    await sam.page.getByText(/Stopped at \d\d:\d\d/).waitFor()
    await sam.picture('my-stopped')

    await openRecord('Sam Okafor')
    const words = await worker.words()
    expect(words).not.toContain('knee')
    expect(words).toMatch(/Physical health\s+Hidden/)
    await worker.picture('staff-record-after-withdrawal')

    await sam.press('Undo')
    await sam.page.getByText(/Started at \d\d:\d\d/).waitFor()
    await openRecord('Sam Okafor')
    expect(await worker.words()).toContain('knee')
  })

  it('gets a note by its worker, which the person can read [DMWS-51]', async () => {
    await openRecord('Sam Okafor')
    await worker.follow('Notes')
    await worker.follow('Add a note')
    const { page } = worker
    const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    const [date = '', time = ''] = london.format(new Date(Date.now() - 3_600_000)).split(', ')
    const [day = '', month = '', year = ''] = date.split('/')
    await page.getByLabel('Call', { exact: true }).check()
    await page.getByLabel('Day').fill(day)
    await page.getByLabel('Month').fill(month)
    await page.getByLabel('Year').fill(year)
    await page.getByLabel(/time/i).fill(time)
    await page.locator('textarea').first().fill('Sam asked for a lift to the clinic on Friday.')
    await page.getByRole('checkbox').first().check()
    await worker.picture('staff-add-note')
    await worker.press(/save|add/i)
    await worker.sees('Sam asked for a lift to the clinic on Friday.')
    await worker.picture('staff-notes')
    await sam.page.goto(`${system.url}/my/information/notes`)
    await sam.sees('Sam asked for a lift to the clinic on Friday.')
    await sam.picture('my-notes')
  })

  it('tells the person who has looked, by name and role [DMWS-40]', async () => {
    await sam.page.goto(`${system.url}/my/seen`)
    await sam.sees(/Alex Reed, support worker/)
    await sam.picture('my-who-has-seen-it')
  })

  it('is read by the partner agency with a token of its own', async () => {
    const response = await fetch(`${system.url}/identity/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`dmws.partner-agency:${partnerAgencySecret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    const { data } = await post<{ serviceUsers: { nodes: object[] } }>(
      system.url,
      JSON.stringify({ query: '{ serviceUsers { nodes { familyName contact { phone } religion } } }' }),
      { authorization: `Bearer ${token}`, 'candour-purpose': 'care' },
    )
    expect(data.serviceUsers.nodes).toEqual([{ familyName: 'Okafor', contact: { phone: '+447700900101' }, religion: null }])
  })

  it('leaves nothing behind in the browser after signing out, and the session is over everywhere', async () => {
    const { page } = sam
    const kept = await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }))
    expect(kept.local).toEqual({})
    expect(JSON.stringify(kept.session)).not.toMatch(/eyJ|Okafor/)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await sam.picture('my-signed-out')
    const open = await system.sql(
      "SELECT 1 FROM facts.session WHERE kind = 'service-user' AND ended_at IS NULL AND expires_at > now()",
    )
    expect(open).toEqual([])
  })

  it('made neither page complain', () => {
    expect(worker.complaints).toEqual([])
    expect(sam.complaints).toEqual([])
  })
})
