import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Credentials, type Visitor } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let worker: Visitor
let administrator: Visitor
let noor: string
let person: Visitor
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  worker = await visitors.signIn('staff', 'dmws.support-worker')
  administrator = await visitors.signIn('staff', 'dmws.administrator')
  const api = await system.as('dmws.support-worker', { purpose: 'care' })
  const { data, text } = await api(
    `mutation ($input: RegisterServiceUserInput!) { registerServiceUser(input: $input) { serviceUser { id } userErrors { code path } } }`,
    {
      input: {
        givenName: 'Noor',
        familyName: 'Petrie',
        birthDate: '1990-04-09',
        service: 'hospital-visits',
        contact: {
          phone: '07700 900461',
          addressLines: ['4 Mill Row', 'Northhaven'],
          postcode: 'ZZ99 3WZ',
          preferredChannel: 'SMS',
        },
        consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
      },
    },
  )
  noor = data?.registerServiceUser?.serviceUser?.id
  expect(noor, text).toBeTruthy()
})
afterAll(async () => {
  await visitors?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

const looksLikeACode = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/

/** The code that staff hand over, as their page shows it. */
async function codeShownTo(staff: Visitor): Promise<string> {
  await staff.sees('It is not shown again')
  return looksLikeACode.exec(await staff.words())?.[0] ?? ''
}

async function enterCode(stranger: Visitor, code: string, born: readonly [string, string, string]): Promise<void> {
  const { page } = stranger
  await page.goto(`${system.url}/identity/code`)
  await page.getByLabel('One-time code').fill(code)
  for (const [part, value] of [
    ['Day', born[0]],
    ['Month', born[1]],
    ['Year', born[2]],
  ] as const)
    await page.getByLabel(part).fill(value)
  await stranger.press('Continue')
}

/** Noor says in their own pages that letters are fine. */
async function agreesToLetters(): Promise<void> {
  const { page } = person
  await page.goto(`${system.url}/my/sharing/contact-post/start`)
  await person.press('Start')
  await person.settled()
}

async function choosePassword({ page }: Visitor, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Type the password again').fill(password)
}

describe('a person who is invited', () => {
  let code: string
  let chosen: Credentials

  it('is handed a code by their worker', async () => {
    await worker.page.goto(`${system.url}/staff/people/${noor}/access`)
    await worker.sees('No sign-in')
    await isOpenToAll(worker, 'access-not-invited')
    await worker.follow('Invite to self-service')
    await isOpenToAll(worker, 'invite')
    await worker.press('Make the code')
    await worker.sees('Select how the code reaches them')
    await worker.page.getByLabel('I hand it over now').check()
    await worker.press('Make the code')
    code = await codeShownTo(worker)
    expect(code).toMatch(looksLikeACode)
    await isOpenToAll(worker, 'invited')
  })

  it('shows who they are, chooses how to sign in, and sees their record', async () => {
    const stranger = await visitors.stranger()
    await stranger.page.goto(`${system.url}/identity/code`)
    await isOpenToAll(stranger, 'code')
    await enterCode(stranger, code, ['8', '4', '1990'])
    await stranger.sees('Check the code and the date of birth')
    expect(stranger.complaints.splice(0)).toEqual([expect.stringContaining('400')])
    await isOpenToAll(stranger, 'code-refused')
    await enterCode(stranger, code, ['9', '4', '1990'])
    await isOpenToAll(stranger, 'code-choose')
    const username = await stranger.page.getByLabel('User name').inputValue()
    chosen = { username, password: 'otter lamp quarry seven' }
    await choosePassword(stranger, chosen.password)
    await stranger.press('Continue')
    await isOpenToAll(stranger, 'code-second-factor')
    await stranger.press('Go on without security codes')
    await stranger.sees('work from now on')
    await isOpenToAll(stranger, 'code-done')

    person = await visitors.signInWith('my', chosen)
    await person.follow('My information')
    await person.sees('Petrie')
    await isOpenToAll(person, 'my-information-first')
    await worker.follow('Go back to the record')
    await worker.sees('Signs in')
    await isOpenToAll(worker, 'access-signs-in')
  })

  it('cannot use the code again', async () => {
    const stranger = await visitors.stranger()
    await enterCode(stranger, code, ['9', '4', '1990'])
    await stranger.sees('Check the code and the date of birth')
  })

  it('loses access, is let back in by staff with proof and a letter, and whoever was signed in is out', async () => {
    await worker.follow('Restore access')
    await isOpenToAll(worker, 'restore')
    await worker.press('End the old sign-in and make a code')
    await worker.sees('There is a problem')
    await worker.page.getByLabel('I know them and met them').check()
    await worker.page.getByLabel('What did you see or ask?').fill('Visited at home; have known Noor since spring.')
    await worker.page.getByLabel('By letter').check()
    await worker.press('End the old sign-in and make a code')
    await worker.sees('They have not agreed to be contacted in this way')
    await isOpenToAll(worker, 'restore-refused')
    expect(await person.page.goto(`${system.url}/my/information`).then(() => person.sees('Petrie'))).toBeUndefined()
    await agreesToLetters()
    await worker.press('End the old sign-in and make a code')
    await worker.sees('We send the code')
    expect(await worker.words()).not.toMatch(looksLikeACode)
    await isOpenToAll(worker, 'restored')
    await system.jobsDone()
    await worker.follow('See whether it was sent')
    await worker.sees('Sign-in restored')
    expect(await worker.words()).not.toMatch(looksLikeACode)
    await isOpenToAll(worker, 'restored-sent')

    await person.page.goto(`${system.url}/my/information`)
    await person.page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await person.words()).not.toContain('Petrie')

    const stranger = await visitors.stranger()
    await stranger.page.goto(`${system.url}/demonstration/messages`)
    const letter = stranger.page.locator('section', { hasText: 'Noor Petrie' }).first()
    expect(await letter.innerText()).toContain('Letter')
    code = looksLikeACode.exec(await letter.innerText())?.[0] ?? ''
    await isOpenToAll(stranger, 'messages')
    await enterCode(stranger, code, ['9', '4', '1990'])
    await stranger.sees(chosen.username)
    await isOpenToAll(stranger, 'code-choose-again')
    chosen = { ...chosen, password: 'violet harbour bread nine' }
    await choosePassword(stranger, chosen.password)
    await stranger.press('Continue')
    await stranger.press('Go on without security codes')
    person = await visitors.signInWith('my', chosen)
    await person.follow('My information')
    await person.sees('Petrie')
  })
})

describe('a new member of staff', () => {
  it('gets in by a code and an app for security codes, and sees nothing before they have a role', async () => {
    await administrator.page.goto(`${system.url}/staff/staff-list`)
    await administrator.follow('Add a member of staff')
    await isOpenToAll(administrator, 'staff-add')
    await administrator.page.getByLabel('Full name').fill('Ines Calder')
    await administrator.page.getByLabel('User name').fill('ines.calder')
    await administrator.press(/^Add/)
    await isOpenToAll(administrator, 'staff-invite')
    await administrator.press('Make the code')
    const code = await codeShownTo(administrator)
    await isOpenToAll(administrator, 'staff-invited')

    const stranger = await visitors.stranger()
    await stranger.page.goto(`${system.url}/identity/code?for=staff`)
    await isOpenToAll(stranger, 'code-staff')
    await stranger.page.getByLabel('One-time code').fill(code)
    await stranger.page.getByLabel('User name').fill('ines.calder')
    await stranger.press('Continue')
    await stranger.sees('ines.calder')
    const password = 'candle river bishop two'
    await choosePassword(stranger, password)
    await stranger.press('Continue')
    expect(await stranger.page.getByRole('button', { name: 'Go on without security codes' }).count()).toBe(0)
    await isOpenToAll(stranger, 'code-staff-second-factor')
    const secret = (await stranger.page.locator('code.key').innerText()).replaceAll(' ', '')
    const app = new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 })
    await stranger.page.getByLabel('Security code').fill(app.generate({ timestamp: system.clock.now().getTime() }))
    await stranger.press('Finish')
    await stranger.sees('work from now on')

    const newcomer = await visitors.signInWith('staff', { username: 'ines.calder', password })
    expect(newcomer.complaints.splice(0).every((complaint) => complaint.includes('403'))).toBe(true)
    await newcomer.sees('nothing here is open to you')
    await isOpenToAll(newcomer, 'staff-newcomer')
    expect(await newcomer.words()).not.toContain('Okafor')
  })
})
