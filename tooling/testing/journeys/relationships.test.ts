import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let sam: string
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  sam = await system.personId('Okafor')
})
afterAll(async () => {
  await visitors?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

async function fillDate({ page }: Visitor, legend: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

describe('somebody who acts for a person', () => {
  let manager: Visitor
  let advocate: Visitor
  let person: Visitor
  let username: string
  const password = 'otter lamp quarry seven'
  const advocateSees = async () => {
    await advocate.page.goto(`${system.url}/my/`)
    await advocate.follow('People you act for')
    await advocate.follow(/^See what we hold/)
    await advocate.settled()
    return advocate.words()
  }

  it('is let in by the manager of the person’s team, on proof and for what they need', async () => {
    manager = await visitors.signIn('staff', 'dmws.team-manager')
    await manager.page.goto(`${system.url}/staff/people/${sam}/access`)
    await isOpenToAll(manager, 'access-of-manager')
    await manager.follow('Add somebody who acts for them')
    await isOpenToAll(manager, 'representative-add')
    await manager.press('Let them act for the person')
    await manager.sees('Select what they are to the person')
    await isOpenToAll(manager, 'representative-add-missing')
    const { page } = manager
    await page.getByLabel('Advocate').check()
    await page.getByLabel('Their full name').fill('Pat Quill')
    await page.getByLabel('What proof did you see?').fill('Letter signed by the person')
    await fillDate(manager, 'Day of the proof', ['10', '1', '2026'])
    for (const scope of [
      'Name and date of birth',
      'Contact details',
      'Support notes',
      'Physical health',
      'Who has seen the record',
    ])
      await page.getByLabel(scope).check()
    await manager.press('Let them act for the person')
    await manager.sees('Enter the day on which the written authority ends')
    await fillDate(manager, 'Last day, if it has one', ['10', '1', '2030'])
    await manager.press('Let them act for the person')
    await manager.sees('Pat Quill can act for')
    await isOpenToAll(manager, 'representative-added')
  })

  it('is handed a code and chooses how to sign in', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker')
    await worker.page.goto(`${system.url}/staff/people/${sam}/access`)
    await worker.follow('Invite Pat Quill')
    await isOpenToAll(worker, 'representative-invite')
    await worker.press('Make the code')
    await worker.sees('It is not shown again')
    await isOpenToAll(worker, 'representative-invited')
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await worker.words())?.[0] ?? ''
    const stranger = await visitors.stranger()
    await stranger.page.goto(`${system.url}/identity/code`)
    await stranger.page.getByLabel('One-time code').fill(code)
    await fillDate(stranger, 'Date of birth', ['17', '5', '1984'])
    await stranger.press('Continue')
    username = await stranger.page.getByLabel('User name').inputValue()
    await stranger.page.getByLabel('Password', { exact: true }).fill(password)
    await stranger.page.getByLabel('Type the password again').fill(password)
    await stranger.press('Continue')
    await stranger.press('Go on without security codes')
    await stranger.sees('work from now on')
    advocate = await visitors.signInWith('my', { username, password })
    await isOpenToAll(advocate, 'my-home-of-advocate')
  })

  it('opens the record of the person and finds what their authority covers, and no trace of anything else', async () => {
    await advocate.follow('People you act for')
    await advocate.sees('advocate')
    await isOpenToAll(advocate, 'my-acting')
    const words = await advocateSees()
    await isOpenToAll(advocate, 'my-acted-for')
    expect(words).toContain('Okafor')
    expect(words).toMatch(/Notes\n/)
    expect(words).toMatch(/Who has looked\n[\s\S]*Alex Reed, support worker, read/)
    expect(words).not.toMatch(/Hidden|Catholic|knee|Faith|Ethnic group|NHS number/)
    for (const path of ['information', 'seen', 'sharing']) {
      await advocate.page.goto(`${system.url}/my/${path}`)
      await advocate.settled()
      expect(await advocate.words()).not.toContain('Okafor')
    }
  })

  it('finds what is most private only after a second factor, and never leaves the page for it', async () => {
    const { page } = advocate
    await advocateSees()
    const openWindow = async (button: string) => {
      const opening = page.waitForEvent('popup')
      await page.getByRole('button', { name: button }).click()
      return opening
    }
    await page.getByRole('button', { name: 'Show that it is you' }).click()
    await page.getByRole('dialog').waitFor()
    const tooWeak = await openWindow('Open the window')
    await tooWeak.getByRole('heading', { name: 'You need a security code for this' }).waitFor()
    const settings = await page.context().newPage()
    await settings.goto(`${system.url}/identity/account/second-factor`)
    const secret = (await settings.locator('code.key').innerText()).replaceAll(' ', '')
    const app = new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 })
    await settings.getByLabel('Security code').fill(app.generate({ timestamp: system.clock.now().getTime() }))
    await settings.locator('[autocomplete="current-password"]').fill(password)
    await settings.keyboard.press('Enter')
    await settings.waitForURL(/done=second-factor/)
    await settings.close()
    const window = await openWindow('Open it again')
    const code = window.locator('[autocomplete="one-time-code"]')
    await code.waitFor()
    await code.fill(await system.network.identity.currentCode(username))
    const closing = window.waitForEvent('close')
    await window.keyboard.press('Enter')
    await closing
    await advocate.sees('knee')
    await isOpenToAll(advocate, 'my-acted-for-stepped-up')
    expect(await advocate.words()).not.toMatch(/Hidden|Catholic|Faith|Ethnic group|NHS number/)
  })

  it('is named to the person, who hides things from them without a trace', async () => {
    person = await visitors.signIn('my', 'dmws.service-user.1')
    await person.page.goto(`${system.url}/my/`)
    await person.follow('My people')
    await person.sees('Pat Quill, advocate')
    await isOpenToAll(person, 'my-people')
    await person.follow(/Choose what they see Pat Quill/)
    await isOpenToAll(person, 'my-people-see')
    await person.press(/Hide Support notes/)
    await person.page.getByRole('button', { name: /Show Support notes/ }).waitFor()
    const [row] = await system.sql<{ hidden: string[] }>(
      `SELECT hidden FROM facts.representation f JOIN access.representation r ON r.subject_id = f.subject_id
         AND r.representative_id::text = f.viewer_id WHERE f.subject_id = $1::uuid AND r.kind = 'advocate' AND f.until_at > now()`,
      sam,
    )
    expect(row?.hidden).toEqual(['support.notes'])
    const words = await advocateSees()
    expect(words).toContain('Okafor')
    expect(words).not.toMatch(/Notes\n|Hidden/)
  })

  it('is stopped by the person, at once', async () => {
    await person.follow('Back')
    await person.follow(/^Stop Pat Quill/)
    await isOpenToAll(person, 'my-people-stop')
    await person.press('Stop now')
    await person.sees('It was stopped.')
    await advocate.page.goto(`${system.url}/my/acting`)
    await advocate.sees('You do not act for anybody here now')
    await isOpenToAll(advocate, 'my-acting-nobody')
    expect(await advocate.words()).not.toContain('Okafor')
    await manager.page.goto(`${system.url}/staff/people/${sam}/access`)
    await manager.sees('It was stopped.')
  })
})

describe('why somebody may see something', () => {
  it('is told to the manager about a colleague', async () => {
    const manager = await visitors.signIn('staff', 'dmws.team-manager')
    await manager.page.goto(`${system.url}/staff/people/${sam}/access`)
    await manager.follow('Who may see what, and why')
    await isOpenToAll(manager, 'explain')
    await manager.press('Explain')
    await manager.sees('Select what it is about')
    const { page } = manager
    await page.getByLabel('Who?').selectOption({ label: 'Alex Reed' })
    await page.getByLabel('For which purpose?').selectOption({ label: 'Giving support' })
    await page.getByLabel('With what?').selectOption({ label: 'Contact details' })
    await manager.press('Explain')
    await manager.sees('A support worker may read')
    await isOpenToAll(manager, 'explained-yes')
    await page.getByLabel('With what?').selectOption({ label: 'Religion' })
    await manager.press('Explain')
    await manager.page.locator('main').getByText('No', { exact: true }).waitFor()
    await isOpenToAll(manager, 'explained-no')
  })
})

describe('a member of staff', () => {
  it('has the undertaking and the training put on record, and all access ends when they leave', async () => {
    const administrator = await visitors.signIn('staff', 'dmws.administrator')
    const leaver = await visitors.signIn('staff', 'dmws.trainer')
    await administrator.page.goto(`${system.url}/staff/staff-list`)
    await isOpenToAll(administrator, 'staff-list')
    const [{ name } = { name: '' }] = await system.sql<{ name: string }>(
      `SELECT name FROM access.staff_member WHERE username = 'dmws.trainer'`,
    )
    await administrator.follow(name)
    await isOpenToAll(administrator, 'member')
    await administrator.follow('Record an undertaking or training')
    await isOpenToAll(administrator, 'member-paper')
    await administrator.press('Record it')
    await administrator.sees('Select what it is')
    await administrator.page.getByLabel('Training').check()
    await administrator.page.getByLabel('Which paper or course?').fill('Data protection, 2026')
    await fillDate(administrator, 'When was it signed or done?', ['2', '11', '2026'])
    await administrator.press('Record it')
    await administrator.sees('It is on record')
    await administrator.sees('Data protection, 2026')
    await isOpenToAll(administrator, 'member-recorded')
    await administrator.follow('Record leaving')
    await isOpenToAll(administrator, 'member-leaving')
    await administrator.press('They have left')
    await administrator.sees('All their access has ended')
    await isOpenToAll(administrator, 'member-left')
    expect(await administrator.page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await leaver.page.goto(`${system.url}/staff/`)
    await leaver.settled()
    await leaver.sees('nothing here is open to you')
  })
})
