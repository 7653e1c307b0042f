import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor, type Viewport } from '../src/visitor.ts'

const narrow: Viewport = { width: 320, height: 800 }
const wide: Viewport = { width: 1280, height: 900 }

let system: TestNetwork
let visitors: Visitors
let sam: Visitor
let officer: Visitor
let record: string
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  sam = await visitors.signIn('my', 'dmws.service-user.1')
  officer = await visitors.signIn('staff', 'dmws.dpo')
  record = `${system.url}/staff/people/${await system.personId('Okafor')}`
})
afterAll(async () => {
  await visitors[Symbol.asyncDispose]()
  await system[Symbol.asyncDispose]()
})

/** The page as it is, at both widths: nothing that axe finds and nothing to scroll sideways. */
async function isOpenToAll(visitor: Visitor, name: string): Promise<void> {
  for (const viewport of [narrow, wide]) {
    await visitor.page.setViewportSize(viewport)
    await visitor.settled()
    await visitor.picture(`${name}-${viewport.width}`)
    const where = `${name} at ${viewport.width}`
    expect({ where, barriers: await visitor.barriers() }).toEqual({ where, barriers: [] })
    expect({ where, sideways: await visitor.sideways() }).toEqual({ where, sideways: 0 })
  }
}

/** One service loses its part of the database, and later gets it back. */
async function withoutService(schema: 'complaints' | 'retention', work: () => Promise<void>): Promise<void> {
  await system.sql(`ALTER SCHEMA ${schema} RENAME TO ${schema}_away`)
  try {
    await work()
  } finally {
    await system.sql(`ALTER SCHEMA ${schema}_away RENAME TO ${schema}`)
  }
}

describe('a complaint, from the person to the answer', () => {
  it('is raised in the person’s own words, and has a number and a date at once [DMWS-46]', async () => {
    await sam.page.goto(`${system.url}/my/`)
    await sam.follow('Ask or complain')
    await isOpenToAll(sam, 'my-ask-empty')
    await sam.press('Next')
    await sam.sees('There is a problem')
    await sam.page.getByLabel('I want to complain').check()
    await sam.press('Next')
    await isOpenToAll(sam, 'my-ask-about')
    await sam.page.getByLabel('How we share your information').check()
    await sam.press('Next')
    await isOpenToAll(sam, 'my-ask-happened')
    await sam.page.getByLabel('Tell us what happened').fill('My letter went to the wrong house.')
    await sam.press('Next')
    await sam.page.getByLabel('Tell us what you hope for').fill('Say sorry.')
    await sam.press('Next')
    await sam.sees('My letter went to the wrong house.')
    await isOpenToAll(sam, 'my-ask-check')
    await sam.press('Send')
    await sam.sees('DMWS-C-')
    await sam.sees(/We reply by \d+ \w+ \d{4} – \d+ working days left/)
    await isOpenToAll(sam, 'my-ask-sent')
  })

  it('shows its date on the page where it was begun, one click from home, and who else can help', async () => {
    await sam.page.goto(`${system.url}/my/`)
    await sam.follow('Ask or complain')
    await sam.sees(/We reply by/)
    await sam.sees('On time')
    const words = await sam.words()
    for (const way of ['By phone', 'By post', 'In person', 'Information Commissioner']) expect(words).toContain(way)
    await isOpenToAll(sam, 'my-ask')
    await sam.follow(/^See more/)
    await sam.sees('We have it')
    await isOpenToAll(sam, 'my-asked')
  })

  it('comes to the data protection officer first, by due date, for the purpose of handling complaints [DMWS-47]', async () => {
    await officer.follow('Complaints')
    await isOpenToAll(officer, 'staff-complaints-for-a-purpose')
    await officer.press('Change my purpose and show the list')
    await officer.sees('Sam Okafor')
    await isOpenToAll(officer, 'staff-complaints')
    await officer.follow(/^Complaint DMWS-C-/)
    await officer.sees('My letter went to the wrong house.')
    await isOpenToAll(officer, 'staff-complaint')
  })

  it('is acknowledged, given to somebody, decided and closed, and the person reads each step [DMWS-47, DMWS-48, DMWS-49]', async () => {
    await officer.follow('Acknowledge it')
    await isOpenToAll(officer, 'staff-complaint-acknowledge')
    await officer.press('Acknowledge it')
    await officer.follow('Give it to somebody')
    await officer.press('Give it to them')
    await officer.sees('Select who looks into it')
    await isOpenToAll(officer, 'staff-complaint-allocate')
    await officer.page.getByLabel('Who looks into it?').selectOption({ label: 'Jo Bennett, Data protection officer' })
    await officer.press('Give it to them')
    await officer.follow('Record the decision')
    await officer.page.getByLabel('Findings').fill('The address on record was old.')
    await officer.page.getByLabel('Outcome').fill('We are sorry. The address is right now.')
    await isOpenToAll(officer, 'staff-complaint-decide')
    await officer.press('Record the decision')
    await officer.sees('We are sorry. The address is right now.')
    await officer.follow('Close it')
    await officer.press('Close it')
    await officer.sees('Closed')
    await isOpenToAll(officer, 'staff-complaint-closed')

    await sam.page.reload()
    await sam.sees('We are sorry. The address is right now.')
    const words = await sam.words()
    for (const told of ['We wrote to you', 'Jo Bennett', 'Information Commissioner', 'It is closed'])
      expect(words).toContain(told)
    await isOpenToAll(sam, 'my-asked-answered')
  })

  it('is taken back by the person, who does not have to say why', async () => {
    await sam.page.goto(`${system.url}/my/ask/new/COMPLAINT/about`)
    await sam.page.getByLabel('How we keep your information').check()
    await sam.press('Next')
    await sam.page.getByLabel('Tell us what happened').fill('A letter came late.')
    await sam.press('Next')
    await sam.press('Next')
    await sam.press('Send')
    await sam.follow('See how it goes')
    await sam.follow('Take it back')
    await isOpenToAll(sam, 'my-ask-take-back')
    await sam.press('Take it back')
    await sam.sees('You took it back')
    expect(await sam.page.getByRole('link', { name: 'Take it back' }).count()).toBe(0)
  })
})

describe('what a worker is told, and does not see', () => {
  it('is put on record for the person by a worker who cannot read complaints', async () => {
    const worker = await visitors.signIn('staff', 'dmws.support-worker')
    await worker.page.goto(`${record}/complaints`)
    await worker.sees('Hidden')
    expect(await worker.words()).not.toContain('DMWS-C-')
    await isOpenToAll(worker, 'staff-complaints-hidden')
    await worker.follow('Put a complaint on record')
    await worker.press('Put it on record')
    await worker.sees('Enter what happened')
    await isOpenToAll(worker, 'staff-raise-complaint')
    await worker.page.getByLabel('How we use your information').check()
    await worker.page.getByLabel('What happened?').fill('Sam was called at night.')
    await worker.page.getByRole('radio', { name: 'By phone' }).check()
    await worker.press('Put it on record')
    await worker.sees('It is on record')
    await isOpenToAll(worker, 'staff-complaint-on-record')
    expect(worker.complaints).toEqual([])
  })
})

describe('with one part of the system down', () => {
  it('keeps the rest of every page, and never calls an outage empty or hidden', async () => {
    await withoutService('complaints', async () => {
      await sam.page.goto(`${system.url}/my/ask`)
      await sam.sees('We could not load this part.')
      const words = await sam.words()
      expect(words).not.toContain('You have not sent us anything yet')
      expect(words).toContain('I want to complain')
      await isOpenToAll(sam, 'my-ask-outage')

      await officer.page.goto(record)
      await officer.sees('Date of birth')
      await officer.page
        .getByRole('navigation', { name: 'Parts of this record' })
        .getByRole('link', { name: 'Complaints' })
        .click()
      await officer.sees('We could not load this part.')
      expect(await officer.words()).not.toMatch(/No complaints yet|Hidden/)
      await isOpenToAll(officer, 'staff-complaints-outage')
    })
  })

  it('shows everything that is held when only the keeping time cannot be worked out', async () => {
    await withoutService('retention', async () => {
      await sam.page.goto(`${system.url}/my/information`)
      await sam.sees('Okafor')
      await sam.sees('We could not load this part.')
      await isOpenToAll(sam, 'my-information-outage')
    })
    await sam.press('Try again')
    await sam.sees('We keep it until')
    await isOpenToAll(sam, 'my-information')
  })
})

it('made neither page complain', () => {
  expect(officer.complaints).toEqual([])
  expect(sam.complaints).toEqual([])
})
