import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Persona } from '../src/api-client.ts'
import { isOpenToAll } from '../src/open-to-all.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

interface Day {
  readonly organisation: 'bct' | 'dmr' | 'dppc' | 'polaris'
  /** What the person is called on the caseload, and who works with them. */
  readonly person: string
  readonly worker: string
  /** What the worker needs to see, and what the profile keeps from the record. */
  readonly sees: string
  /** Whether the organisation asks for consent, or tells the ground of each use. */
  readonly asksConsent: boolean
  /** What the complaint is about, where the organisation tells sorts apart; and which part of its work. */
  readonly about?: string
  readonly part?: string
  /** Who gets a complaint first. */
  readonly first: Persona
  /** How the person is told when they are answered. */
  readonly answeredBy: RegExp
}

// A day in DMWS is first-journey.test.ts.
const days: readonly Day[] = [
  {
    organisation: 'bct',
    person: 'Kyle Bannister',
    worker: 'Imani Clarke',
    sees: 'at college until four',
    asksConsent: false,
    about: 'How we use your data',
    part: 'Children in care',
    first: 'bct.complaints-officer',
    answeredBy: /We write to you by \d+ \w+ \d{4}/,
  },
  {
    organisation: 'dmr',
    person: 'Connor Blake',
    worker: 'Tess Hartley',
    sees: 'Asthma',
    asksConsent: true,
    part: 'Homes for young people',
    first: 'dmr.dpo',
    answeredBy: /We write to you by \d+ \w+ \d{4}/,
  },
  {
    organisation: 'dppc',
    person: 'Arthur Penrose',
    worker: 'Joan Pickering',
    sees: 'Weak left hand',
    asksConsent: true,
    about: 'The support you get',
    first: 'dppc.dpo',
    answeredBy: /We write to you by \d+ \w+ \d{4}/,
  },
  {
    organisation: 'polaris',
    person: 'Zara Iqbal',
    worker: 'Carys Llewellyn',
    sees: 'Ring after school',
    asksConsent: false,
    first: 'polaris.dpo',
    answeredBy: /We write to you by \d+ \w+ \d{4}/,
  },
]

let system: TestNetwork
let visitors: Visitors
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
})
afterAll(async () => {
  await visitors?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

const note = 'Rang before tea. All well, and the appointment on Monday stands.'

/** An hour ago, as a person in London writes it down. */
function anHourAgo() {
  const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
  const [date = '', time = ''] = london.format(new Date(Date.now() - 3_600_000)).split(', ')
  const [day = '', month = '', year = ''] = date.split('/')
  return { day, month, year, time }
}

async function writesANote({ page, press, follow }: Pick<Visitor, 'page' | 'press' | 'follow'>): Promise<void> {
  await follow('Notes')
  await follow('Add a note')
  const { day, month, year, time } = anHourAgo()
  await page.getByLabel('Call', { exact: true }).check()
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
  await page.getByLabel(/time/i).fill(time)
  await page.locator('textarea').first().fill(note)
  await page.getByRole('checkbox').first().check()
  await press(/save|add/i)
}

describe.each(days)('a day in $organisation', (day) => {
  const { organisation, person: name } = day
  let worker: Visitor
  let person: Visitor
  let number: string

  it('begins with the worker’s caseload: they see what support needs, and write down a call', async () => {
    worker = await visitors.signIn('staff', `${organisation}.support-worker`)
    await worker.sees(name)
    await isOpenToAll(worker, `day-${organisation}-caseload`)
    await worker.follow(name)
    await worker.sees(day.sees)
    expect(await worker.page.getByRole('link', { name: 'Consent', exact: true }).count()).toBe(day.asksConsent ? 1 : 0)
    await isOpenToAll(worker, `day-${organisation}-record`)
    await writesANote({
      page: worker.page,
      press: (button) => worker.press(button),
      follow: (link) => worker.follow(link),
    })
    await worker.sees(note)
  })

  it('goes on with the person: they read it, see who has looked, and what their data is used for', async () => {
    person = await visitors.signIn('my', `${organisation}.service-user.1`)
    await isOpenToAll(person, `day-${organisation}-home`)
    await person.turnTo('/my/information/notes')
    await person.sees(note)
    await person.turnTo('/my/seen')
    await person.sees(day.worker)
    await isOpenToAll(person, `day-${organisation}-seen`)
    await person.turnTo('/my/sharing')
    await person.settled()
    await isOpenToAll(person, `day-${organisation}-uses`)
    expect((await person.page.getByRole('link', { name: /^(Stop|Start)/ }).count()) > 0).toBe(day.asksConsent)
  })

  it('takes in a complaint, with a number and the day of the answer at once', async () => {
    const { page } = person
    await person.turnTo('/my/ask/new/COMPLAINT/about')
    await person.settled()
    if (day.about) await page.getByLabel(day.about).check()
    if (day.part) await page.getByLabel('Which part of our work?').selectOption({ label: day.part })
    if (day.about || day.part) await person.press('Next')
    await page.getByLabel('Tell us what happened').fill('Nobody rang when they said they would.')
    await person.press('Next')
    await person.press('Next')
    await person.press('Send')
    await person.sees(day.answeredBy)
    await isOpenToAll(person, `day-${organisation}-sent`)
    number = new RegExp(`${organisation.toUpperCase()}-C-\\S+`).exec(await person.words())?.[0] ?? ''
    expect(number).not.toBe('')
  })

  it('ends with whoever gets complaints first: they read it and say that it came', async () => {
    const officer = await visitors.signIn('staff', day.first)
    await officer.follow('Complaints')
    const change = officer.page.getByRole('button', { name: 'Change my purpose' })
    if (await change.isVisible()) await officer.press('Change my purpose')
    await officer.sees(name)
    await isOpenToAll(officer, `day-${organisation}-complaints`)
    await officer.follow(new RegExp(number))
    await officer.sees('Nobody rang when they said they would.')
    await officer.follow('Acknowledge it')
    await officer.press('Acknowledge it')
    await person.turnTo('/my/ask')
    await person.follow(/^See more/)
    await person.sees('We wrote to you')
    await isOpenToAll(person, `day-${organisation}-acknowledged`)
    for (const { complaints } of [worker, person, officer]) expect(complaints).toEqual([])
  })
})
