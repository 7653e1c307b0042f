import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyboard, pointer, type Hand } from '../src/hand.ts'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let worker: Visitor
let officer: Visitor
let administrator: Visitor
let sam: string
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  worker = await visitors.signIn('staff', 'dmws.support-worker')
  officer = await visitors.signIn('staff', 'dmws.dpo')
  administrator = await visitors.signIn('staff', 'dmws.administrator')
  sam = await system.personId('Okafor')
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

interface Way {
  readonly way: string
  readonly hand: (visitor: Visitor) => Hand
  /** What is decided, so that each way finds its own to decide. */
  readonly consent: string
  readonly item: string
  readonly newcomer: { readonly given: string; readonly family: string }
  readonly role: {
    readonly text: string
    readonly colleague: string
    readonly persona: 'dmws.support-worker.2'
    readonly code: string
  }
  readonly correction: { readonly field: string; readonly wrong: string; readonly right: string }
}

const ways: readonly Way[] = [
  {
    way: 'with a pointer',
    hand: pointer,
    consent: 'contact-sms',
    item: 'Text me',
    newcomer: { given: 'Ines', family: 'Calder' },
    role: { text: 'Complaints officer', colleague: 'Priya Shah', persona: 'dmws.support-worker.2', code: 'complaints-officer' },
    correction: { field: 'First name', wrong: 'Samuel', right: 'Samuele' },
  },
  {
    way: 'by the keyboard alone',
    hand: keyboard,
    consent: 'contact-post',
    item: 'Write to me',
    newcomer: { given: 'Tariq', family: 'Mowbray' },
    role: { text: 'Records officer', colleague: 'Priya Shah', persona: 'dmws.support-worker.2', code: 'records-officer' },
    correction: { field: 'Last name', wrong: 'Okafor', right: 'Okafore' },
  },
]

describe.each(ways)('$way', ({ way, hand, consent, item, newcomer, role, correction }) => {
  const picture = (visitor: Visitor, name: string) => visitor.picture(`${name}-${way.replaceAll(' ', '-')}`)

  it('a worker records what a person decided, on a page for each question', async () => {
    const { page } = worker
    const { follow, press, choose, fill } = hand(worker)
    await page.goto(`${system.url}/staff/people/${sam}/consent`)
    await worker.settled()
    await picture(worker, 'consent')
    await follow(new RegExp(`^Record a decision.*${item}`))
    await picture(worker, 'consent-wording')
    await follow('Continue to the decision')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await press('Continue')
    await worker.sees('There is a problem')
    await picture(worker, 'consent-decision-missing')
    await choose('Yes, they agree')
    await press('Continue')
    await choose('In person')
    await choose('They typed their name')
    await press('Continue')
    await worker.sees('There is a problem')
    await fill('Name they typed', 'Sam Okafor')
    await picture(worker, 'consent-how')
    await press('Continue')
    await picture(worker, 'consent-check')
    expect(await worker.words()).toMatch(/Yes, they agree[\s\S]*In person[\s\S]*They typed their name: Sam Okafor/)
    await press('Record the decision')
    await picture(worker, 'consent-recorded')
    await worker.sees(`The decision is recorded: ${item}`)
    const person = await system.as('dmws.service-user.1')
    const { data } = await person('{ myRecord { consents { item { code } state method } } }')
    const mine = data.myRecord.consents.find((one: { item: { code: string } }) => one.item.code === consent)
    expect(mine).toMatchObject({ state: 'GIVEN', method: 'IN_PERSON' })
  })

  it('a worker registers somebody after a first visit, and is told what is missing', async () => {
    const { page } = worker
    const { follow, press, choose, fill } = hand(worker)
    await page.goto(`${system.url}/staff/`)
    await worker.settled()
    await follow('Register a person')
    await press('Register the person')
    await worker.sees('There is a problem')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary')
    await picture(worker, 'register-missing')
    await choose('Visits at home')
    await fill('First name', newcomer.given)
    await fill('Last name', newcomer.family)
    await fill('Day', '3')
    await fill('Month', '9')
    await fill('Year', '1958')
    await choose('Yes')
    await fill('Phone', '07700 900177')
    await choose('Yes, they agree')
    await choose('In person')
    await picture(worker, 'register-filled')
    await press('Register the person')
    await worker.sees('Person registered')
    await picture(worker, 'registered')
    await follow('Open the record')
    await worker.sees(newcomer.family)
    await picture(worker, 'registered-record')
    await follow('My caseload')
    await worker.sees(`${newcomer.given} ${newcomer.family}`)
  })

  it('a worker finds one of their people by the beginning of a name, and nobody else’s', async () => {
    const { page } = worker
    const { follow, press, fill } = hand(worker)
    await follow('My caseload')
    await fill('Search your caseload', `${newcomer.family.slice(0, 4)} ${newcomer.given.toUpperCase()}`)
    await press('Search')
    await page.getByRole('status').getByText('1 person found').waitFor()
    expect(await page.getByRole('row').getByRole('link').allInnerTexts()).toEqual([`${newcomer.given} ${newcomer.family}`])
    await isOpenToAll(worker, `caseload-found-${way.replaceAll(' ', '-')}`)
    // Of somebody with whom a colleague works they are told the same as of somebody who is nowhere.
    for (const name of ['Hussain', 'Nobodyhere']) {
      await fill('Search your caseload', name)
      await press('Search')
      await page.getByRole('status').getByText('No match, or you do not have access').waitFor()
      expect(await page.getByRole('row').count()).toBe(0)
    }
    await isOpenToAll(worker, `caseload-not-found-${way.replaceAll(' ', '-')}`)
    await follow('Ask for access')
    await page.goBack()
    expect(await page.getByRole('searchbox').inputValue()).toBe('Nobodyhere')
    await follow('Show your whole caseload')
    await worker.sees('Tom Barker')
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })

  it('a role is asked for by one and approved by another, and works at the next request', async () => {
    const before = await system.as(role.persona, { purpose: 'care' })
    const roles = async () => (await before('{ viewer { roles } }')).data.viewer.roles as string[]
    expect(await roles()).not.toContain(role.code)

    const asks = hand(administrator)
    await administrator.page.goto(`${system.url}/staff/`)
    await administrator.settled()
    await asks.follow(/^Staff$/)
    await picture(administrator, 'staff-list')
    await asks.follow(role.colleague)
    await picture(administrator, 'member')
    await asks.follow('Request a role')
    await asks.choose(role.text)
    await picture(administrator, 'request-role')
    await asks.press('Send the request')
    await administrator.sees('Role requested')
    await picture(administrator, 'role-requested')
    expect(await roles()).not.toContain(role.code)

    const decides = hand(officer)
    await officer.page.goto(`${system.url}/staff/`)
    await officer.settled()
    await decides.follow('Access approvals')
    // The second time they look for this purpose already.
    if (await officer.page.getByRole('button', { name: 'Change my purpose' }).isVisible())
      await decides.press('Change my purpose')
    await picture(officer, 'approvals')
    await decides.follow(new RegExp(`^Decide.*${role.colleague}`))
    await decides.press('Record the decision')
    await officer.sees('Select approve or refuse')
    await picture(officer, 'approval-missing')
    await decides.choose('Approve')
    await decides.press('Record the decision')
    await picture(officer, 'approved')
    // The token was issued before the approval.
    expect(await roles()).toContain(role.code)
  })

  it('a correction that a worker was told of is decided, and the record says so', async () => {
    const { page } = worker
    const { follow, press, choose, fill } = hand(worker)
    await page.goto(`${system.url}/staff/people/${sam}/corrections`)
    await worker.settled()
    await picture(worker, 'corrections')
    await follow('Log a correction')
    await picture(worker, 'correction-ask')
    await page.getByLabel('What is wrong?').selectOption({ label: correction.field })
    await fill('What should it be?', correction.right)
    await press('Log the correction')
    await worker.sees(correction.right)
    await follow(new RegExp(`^Decide about ${correction.field}`, 'i'))
    await choose('Refuse')
    await press('Record the decision')
    await worker.sees('Enter the reason for refusing')
    await picture(worker, 'correction-missing')
    await choose('Accept')
    await press('Record the decision')
    await worker.sees('Accepted')
    await picture(worker, 'correction-accepted')
    await follow('Summary')
    await worker.sees(correction.right)
  })
})

it('made no page complain', () => {
  for (const { complaints } of [worker, officer, administrator]) expect(complaints).toEqual([])
})
