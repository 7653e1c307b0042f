import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

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
    await sam.sees(/We write to you by \d+ \w+ \d{4} – \d+ working days left/)
  })

  it('shows its date on the page where it was begun, one click from home, and who else can help', async () => {
    await sam.page.goto(`${system.url}/my/`)
    await sam.follow('Ask or complain')
    await sam.sees(/We write to you by/)
    await sam.sees('On time')
    const words = await sam.words()
    for (const way of ['By phone', 'By post', 'In person', 'Information Commissioner']) expect(words).toContain(way)
    await isOpenToAll(sam, 'my-ask')
    await sam.follow(/^See more/)
    await sam.sees('We have it')
  })

  it('comes to the data protection officer first, by due date, for the purpose of handling complaints [DMWS-47]', async () => {
    await officer.follow('Complaints')
    await isOpenToAll(officer, 'staff-complaints-for-a-purpose')
    // Their first page counts it, by how far its time is gone, and leads there for that purpose.
    await officer.follow('My work')
    await officer.sees(/Acknowledgement due by .* left/)
    expect(await officer.words()).toMatch(/\d+ On time/)
    await isOpenToAll(officer, 'staff-work')
    await officer.follow(/^\d+ Open complaints/)
    await officer.sees('Sam Okafor')
    await officer.follow(/^Complaint DMWS-C-/)
    await officer.sees('My letter went to the wrong house.')
  })

  it('is acknowledged, given to somebody, decided and closed, and the person reads each step [DMWS-47, DMWS-48, DMWS-49]', async () => {
    await officer.follow('Acknowledge it')
    await officer.press('Acknowledge it')
    await officer.follow('Give it to somebody')
    await officer.press('Give it to them')
    await officer.sees('Select who looks into it')
    await isOpenToAll(officer, 'staff-complaint-allocate')
    await officer.page.getByLabel('Who looks into it?').selectOption({ label: 'Jo Bennett, Data protection officer' })
    await officer.press('Give it to them')
    await officer.follow('My work')
    await officer.sees('Yours')
    await officer.picture('staff-work-yours')
    await officer.follow(/^\d+ Open complaints/)
    await officer.follow('Yours')
    await officer.sees('Those given to you, by due date.')
    await isOpenToAll(officer, 'staff-complaints-yours')
    await officer.follow(/^Complaint DMWS-C-/)
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

describe('a complaint that came late, and one that is heard by a panel', () => {
  let person: Visitor
  let handler: Visitor
  beforeAll(async () => {
    person = await visitors.signIn('my', 'bct.service-user.1')
    handler = await visitors.signIn('staff', 'bct.complaints-officer')
  })

  it('is looked into all the same when somebody says so, and the person reads why', async () => {
    const { page } = person
    await page.goto(`${system.url}/my/ask/new/COMPLAINT/about`)
    await page.getByLabel('What we did or did not do').check()
    await page.getByLabel('Which part of our work?').selectOption({ label: 'Fostering' })
    await person.press('Next')
    await page.getByLabel('Tell us what happened').fill('Nobody asked me where I want to live.')
    for (const [part, value] of Object.entries({ Day: '1', Month: '3', Year: '2020' }))
      await page.getByRole('group', { name: 'When did it happen?' }).getByLabel(part).fill(value)
    await isOpenToAll(person, 'my-ask-happened-on')
    await person.press('Next')
    await person.press('Next')
    await person.sees('1 March 2020')
    await person.press('Send')
    await person.follow('See how it goes')
    await person.sees('It came late')

    await handler.follow('Complaints')
    const change = handler.page.getByRole('button', { name: 'Change my purpose' })
    if (await change.isVisible()) await handler.press('Change my purpose')
    const number = /BCT-C-\S+/.exec(await person.words())?.[0] ?? ''
    await handler.follow(new RegExp(`^Complaint ${number}`))
    await handler.sees('Came late')
    await handler.follow('Decide if you look into it')
    await handler.press('Record what you decide')
    await handler.sees('Select what you decide')
    await isOpenToAll(handler, 'staff-complaint-late')
    await handler.page.getByLabel('Look into it all the same').check()
    await handler.page.getByLabel('Why?').fill('You were a child then.')
    await handler.press('Record what you decide')
    await handler.sees('Late, accepted')
    await page.reload()
    await person.sees('You were a child then.')
  })

  it('shows the person who is on the panel, and the days on which it meets, reports and is answered', async () => {
    // As if its first two stages were over: what they are like is above.
    await system.sql(
      `UPDATE complaints.case_stage SET code = 'review-panel'
        WHERE case_id = (SELECT id FROM complaints.complaint_case WHERE organisation = 'bct' ORDER BY id DESC LIMIT 1)`,
    )
    await handler.page.reload()
    await handler.follow('Name the panel')
    for (const [index, name] of ['Dr Ito', 'Dr Wu', 'Mr Abel'].entries())
      await handler.page.getByLabel('Name of somebody from outside').nth(index).fill(name)
    await isOpenToAll(handler, 'staff-complaint-panel')
    await handler.press('Name the panel')
    await handler.sees('Dr Ito, Dr Wu, Mr Abel')
    await handler.sees('Panel due to meet by')
    await isOpenToAll(handler, 'staff-complaint-with-panel')
    await person.page.reload()
    await person.sees('Dr Ito, Dr Wu, Mr Abel')
    const words = await person.words()
    for (const told of ['The panel meets by', 'We send what it says', 'We answer']) expect(words).toContain(told)
    await isOpenToAll(person, 'my-asked-panel')
  })

  it('is heard: the panel meets and reports, and the person reads what it says, and then the answer', async () => {
    const { page } = handler
    const today = system.clock.now()
    const enter = async (group: string, [day, month, year]: readonly number[]) => {
      for (const [part, value] of Object.entries({ Day: day, Month: month, Year: year }))
        await page.getByRole('group', { name: group }).getByLabel(part).fill(String(value))
    }
    const day = [today.getUTCDate(), today.getUTCMonth() + 1, today.getUTCFullYear()]

    await handler.follow('Record that the panel met')
    await handler.press('Record that it met')
    await handler.sees('Enter the day it met')
    await isOpenToAll(handler, 'staff-complaint-panel-met')
    await enter('When did the panel meet?', [1, 2, 2020])
    await handler.press('Record that it met')
    await handler.sees('Enter a day since the stage began.')
    await enter('When did the panel meet?', day)
    await handler.press('Record that it met')
    await handler.sees('Report of the panel due by')

    await handler.follow('Record the report of the panel')
    await enter('When was the report sent?', day)
    await handler.press('Record the report')
    await handler.sees('Enter what the panel found and recommends')
    await isOpenToAll(handler, 'staff-complaint-panel-report')
    await page.getByLabel('What did the panel find and recommend?').fill('Ask every child where they want to live.')
    await handler.press('Record the report')
    await handler.sees('Ask every child where they want to live.')
    await isOpenToAll(handler, 'staff-complaint-panel-reported')

    await person.page.reload()
    await person.sees('Ask every child where they want to live.')
    await isOpenToAll(person, 'my-asked-panel-reported')
  })

  it('is refused as out of time, and the person reads why and whom else they can turn to', async () => {
    const [before] = await system.sql<{ person: string }>(
      `SELECT service_user_id AS person FROM complaints.complaint_case WHERE organisation = 'bct' ORDER BY id DESC LIMIT 1`,
    )
    const raise = `mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { complaint { id } userErrors { code } } }`
    const asPerson = await system.as('bct.service-user.1')
    const late = { serviceUserId: before?.person, kind: 'COMPLAINT', matter: 'My bike was lost.', happenedOn: '2019-05-01' }
    const raised = await asPerson(raise, { input: { ...late, category: 'service', service: 'fostering' } })
    expect(raised.data.raiseComplaint.userErrors).toEqual([])
    const { id } = raised.data.raiseComplaint.complaint

    await handler.turnTo(`/staff/people/${before?.person}/complaints/${id}/late`)
    await handler.settled()
    await handler.page.getByLabel('Refuse it as out of time').check()
    await handler.page.getByLabel('Why?').fill('Nobody who was there works here now.')
    await handler.press('Record what you decide')
    await handler.sees('Out of time')
    expect(await handler.page.getByRole('link', { name: 'Record the decision' }).count()).toBe(0)
    await isOpenToAll(handler, 'staff-complaint-out-of-time')

    await person.turnTo(`/my/ask/${id}`)
    await person.settled()
    await person.sees('Nobody who was there works here now.')
    await isOpenToAll(person, 'my-asked-out-of-time')
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
  })
})

it('made neither page complain', () => {
  expect(officer.complaints).toEqual([])
  expect(sam.complaints).toEqual([])
})
