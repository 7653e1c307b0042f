import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachFile, pdfSaying } from '../src/document-client.ts'
import { builtPortals } from '../src/portals.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { Visitors, type Visitor } from '../src/visitor.ts'

let system: TestNetwork
let visitors: Visitors
let sam: string
let worker: Visitor
let person: Visitor
beforeAll(async () => {
  system = await startTestNetwork({ portals: builtPortals })
  visitors = await Visitors.open(system)
  sam = await system.personId('Okafor')
  worker = await visitors.signIn('staff', 'dmws.support-worker')
  person = await visitors.signIn('my', 'dmws.service-user.1')
})
afterAll(async () => {
  await visitors?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

/** Presses a button that saves a file, and hands back the name and bytes of what was saved. */
async function saved({ page }: Visitor, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

const letter = pdfSaying('Dear Sam, the chair is ready.')

describe('a letter', () => {
  it('is put on the record by the worker, who is told at once what is wrong with a file', async () => {
    await worker.page.goto(`${system.url}/staff/people/${sam}/documents`)
    await worker.sees('No documents yet')
    await worker.follow('Add a document')
    await worker.press('Add the document')
    await worker.sees('Select a file')
    await worker.page.getByLabel('Select a file').setInputFiles({
      name: 'letter.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('4d5a90000300000004000000', 'hex'),
    })
    await worker.page.getByLabel('General support information').check()
    await worker.press('Add the document')
    await worker.sees('Choose a PDF, a picture (PNG or JPEG) or plain text.')
    await worker.picture('documents-wrong-file')
    expect(await worker.barriers()).toEqual([])
    await worker.page.getByLabel('Select a file').setInputFiles({
      name: 'Letter about the chair.pdf',
      mimeType: 'application/pdf',
      buffer: letter,
    })
    await worker.press('Add the document')
    await worker.sees('The document is on the record')
    await worker.sees('Letter about the chair.pdf')
    await worker.picture('documents-staff')
    expect(await worker.barriers()).toEqual([])
    expect(await saved(worker, 'Download Letter about the chair.pdf')).toEqual({
      name: 'Letter about the chair.pdf',
      content: letter,
    })
  })

  it('is there for the person, who saves it', async () => {
    await person.page.goto(`${system.url}/my/`)
    await person.follow('My documents')
    await person.sees('Letter about the chair.pdf')
    await person.picture('documents-my')
    expect(await person.barriers()).toEqual([])
    expect(await saved(person, 'Save on this device Letter about the chair.pdf')).toEqual({
      name: 'Letter about the chair.pdf',
      content: letter,
    })
    expect(person.complaints).toEqual([])
  })

  it('is there for whoever acts for the person, as far as that goes', async () => {
    const [hugh] = await system.sql<{ id: string }>(`SELECT id::text FROM identity.account WHERE username = 'dmws.advocate'`)
    await system.seeding.access.grantRepresentation({
      organisation: 'dmws',
      subjectId: sam,
      representativeId: hugh?.id ?? '',
      name: 'Hugh Carver',
      kind: 'advocate',
      evidence: 'A letter.',
      givenOn: '2026-01-01',
      lastDay: '2027-06-30',
      scopes: ['identity', 'support.**'],
    })
    const advocate = await visitors.signIn('my', 'dmws.advocate')
    await advocate.page.goto(`${system.url}/my/acting/${sam}`)
    await advocate.sees('Letter about the chair.pdf')
    await advocate.picture('documents-acting')
    expect(await advocate.barriers()).toEqual([])
    expect((await saved(advocate, 'Save on this device Letter about the chair.pdf')).content).toEqual(letter)
  })

  it('that tells of what the worker may not know does not show, and the person has it all the same', async () => {
    const api = await system.as('dmws.support-worker', { purpose: 'care' })
    await attachFile(system.url, api, {
      serviceUserId: sam,
      content: pdfSaying('x'),
      name: 'Baptism.pdf',
      categories: ['special.religion'],
    })
    await worker.page.reload()
    await worker.sees('Letter about the chair.pdf')
    expect(await worker.words()).not.toContain('Baptism')
    await person.page.reload()
    await person.sees('Baptism.pdf')
  })

  it('goes for good when the worker takes it away, after being asked', async () => {
    await worker.follow('Remove Letter about the chair.pdf')
    await worker.sees('Nobody will see it any more.')
    await worker.picture('documents-remove')
    expect(await worker.barriers()).toEqual([])
    await worker.press('Remove the document')
    await worker.sees('The document is removed')
    expect(await worker.words()).not.toContain('Letter about the chair.pdf')
    await person.page.reload()
    await person.sees('Baptism.pdf')
    expect(await person.words()).not.toContain('Letter about the chair.pdf')
  })
})

describe('how to make contact safely', () => {
  it('stands before every way of making it [POL-11]', async () => {
    await worker.page.goto(`${system.url}/staff/people/${sam}`)
    await worker.sees('Call after 10 in the morning.')
    const words = await worker.words()
    for (const way of ['Prefers', 'sam.okafor@example.com', '07700 900101', '14 Larch Rise'])
      expect({ way, after: words.indexOf(way) > words.indexOf('Call after 10 in the morning.') }).toEqual({ way, after: true })
  })
})

describe('a message', () => {
  it('is not sent before somebody says what is safe; then it is, and both sides can read what became of it', async () => {
    await decideSomething()
    await person.page.goto(`${system.url}/my/`)
    await person.follow('Messages we sent you')
    await person.sees('We do not know yet what is safe.')
    await person.picture('messages-my')
    expect(await person.barriers()).toEqual([])
    await person.follow('Change how we may reach you')
    await person.page.getByLabel('A letter').check()
    await person.page.getByLabel('Yes. Leave out our name').check()
    await person.picture('safe-contact-my')
    expect(await person.barriers()).toEqual([])
    await person.press('Save')
    await person.sees('Saved. We do it this way from now on.')
    await decideSomething()
    await worker.page.goto(`${system.url}/staff/people/${sam}/messages`)
    await worker.sees('Email.')
    await worker.sees('It names neither us nor the matter.')
    await worker.sees('Nobody has said yet what their safe-contact text means')
    await worker.picture('messages-staff')
    expect(await worker.barriers()).toEqual([])
    await person.page.goto(`${system.url}/my/messages`)
    await person.sees('We sent it by email. It does not say who we are, as you asked.')
    // The browser itself complains of the file that was not taken.
    expect([...worker.complaints, ...person.complaints].filter((complaint) => !complaint.includes('422'))).toEqual([])
  })

  it('takes a time of day only with its end, and the form says so', async () => {
    await worker.page.goto(`${system.url}/staff/people/${sam}/contact/safe`)
    await worker.page.getByLabel('Send email and texts only from').fill('09:00')
    await worker.press('Save safe contact')
    await worker.sees('Enter both times, or neither.')
    await worker.picture('safe-contact-staff')
    expect(await worker.barriers()).toEqual([])
    await worker.page.getByLabel('Until').fill('17:00')
    await worker.press('Save safe contact')
    await worker.sees('Safe contact is saved')
  })
})

/** The person asks for a correction and it is refused: of that they are told by a message. */
async function decideSomething(): Promise<void> {
  const self = await system.as('dmws.service-user.1')
  const asked = await self(
    'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { id } userErrors { code } } }',
    { input: { serviceUserId: sam, field: 'RELIGION', proposed: 'None' } },
  )
  const decides = await system.as('dmws.dpo', { purpose: 'rights-request' })
  const decided = await decides(
    'mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { userErrors { code } } }',
    { input: { correctionId: asked.data.requestCorrection.correction.id, version: 1, accept: false, reason: 'It was so.' } },
  )
  expect(decided.data.decideCorrection.userErrors).toEqual([])
  await system.jobsDone()
}
