import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOrganisation } from '@candour/database'
import { consentLoader } from '../src/data/consent-loader.ts'
import { connect } from '../src/data/database.ts'
import { startConsentNetwork, type Asker, type ConsentNetwork } from './support/consent-network.ts'
import { requestsOf } from './support/requests.ts'

describe('who may read and record consents', () => {
  let network: ConsentNetwork
  let requests: ReturnType<typeof requestsOf>
  let worker: Asker
  let stranger: Asker
  let manager: Asker
  let person: Awaited<ReturnType<ConsentNetwork['register']>>

  beforeAll(async () => {
    network = await startConsentNetwork()
    requests = requestsOf(network)
    worker = await network.hire('Alex Reed')
    stranger = await network.hire('Kim Vale')
    manager = await network.hire('Mo Tanner', 'team-manager')
    person = await network.register()
    await network.relate(person.subjectId, worker.id, 'assigned-worker')
    await network.relate(person.subjectId, manager.id, 'team-manager')
    await requests.record(worker, person.subjectId, 'marketing', 'GIVEN')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const withheld = async (asker: Asker, id = person.subjectId) => {
    const { data, extensions, errors } = await requests.entities(asker, id)
    return { data, errors, withheld: extensions?.['withheld'] }
  }
  const mark = (reason: string, remedy = 'NONE', id = person.subjectId) => ({
    data: { _entities: [{ id, consents: null }] },
    errors: undefined,
    withheld: [{ on: 'ServiceUser', id, field: 'consents', category: 'consent', reason, remedy }],
  })

  it('withholds the consents from strangers as from those who ask about nobody', async () => {
    const nobody = randomUUID()
    expect(await withheld(stranger)).toEqual(mark('NOT_YOUR_ROLE'))
    expect(await withheld(stranger, nobody)).toEqual(mark('NOT_YOUR_ROLE', 'NONE', nobody))
  })

  it('withholds them without a purpose that they serve', async () => {
    expect(await withheld({ ...worker, purpose: null })).toEqual(mark('OTHER_PURPOSE', 'STATE_A_PURPOSE'))
    expect((await withheld({ ...worker, purpose: 'own-record' })).data).toEqual(mark('').data)
  })

  it('refuses decisions of strangers as though the person did not exist, and writes nothing', async () => {
    for (const attempt of [
      requests.record(stranger, person.subjectId, 'contact-email', 'GIVEN'),
      requests.withdraw(stranger, person.subjectId, 'marketing'),
      requests.withdraw(stranger, randomUUID(), 'marketing'),
      requests.withdraw(stranger, 'not-an-id', 'marketing'),
    ]) {
      expect((await attempt).answer).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    }
    expect(await network.inForce(person.subjectId)).toEqual(['marketing'])
    expect((await network.audit(person.subjectId, 'refused')).map(({ viewer_id }) => viewer_id)).toEqual([
      stranger.id,
      stranger.id,
    ])
  })

  it('lets a manager read, and tells them that recording is not theirs', async () => {
    const seen = (await requests.consents(manager, person.subjectId)).get('marketing')
    expect(seen).toMatchObject({ state: 'GIVEN', viewerCan: { give: false, withdraw: false } })
    const { answer } = await requests.withdraw(manager, person.subjectId, 'marketing')
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE' } }])
  })

  it('keeps people to their own record', async () => {
    const other = await network.register()
    expect((await withheld(other)).data).toEqual(mark('').data)
    const { answer } = await requests.withdraw(other, person.subjectId, 'marketing')
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('lets exclusion win over being assigned', async () => {
    const relative = await network.hire('Rae Hill')
    await network.relate(person.subjectId, relative.id, 'assigned-worker')
    expect(await requests.consents(relative, person.subjectId)).toHaveProperty('size', network.dmws.consent.form.items.length)
    await network.relate(person.subjectId, relative.id, 'excluded')
    expect((await withheld(relative)).data).toEqual(mark('').data)
    expect((await requests.withdraw(relative, person.subjectId, 'marketing')).answer.errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
  })

  it('shows another organisation nothing, whoever asks there, also about a person of the same id', async () => {
    const elsewhere = await network.hire('Al Reed', 'support-worker', 'other')
    await network.relate(person.subjectId, elsewhere.id, 'assigned-worker', 'other')
    expect((await withheld(elsewhere)).data).toEqual(mark('').data)
    await network.admin.$executeRawUnsafe(
      `INSERT INTO facts.subject VALUES ('other', $1::uuid, 'ACTIVE', '1970-01-01')`,
      person.subjectId,
    )
    const seen = await requests.consents(elsewhere, person.subjectId)
    expect(seen.get('marketing')).toMatchObject({ state: 'NOT_ASKED', history: [] })
    const { outcome } = await requests.withdraw(elsewhere, person.subjectId, 'marketing')
    expect(outcome).toMatchObject({ userErrors: [{ code: 'NOT_IN_FORCE' }] })
    expect((await requests.consents(worker, person.subjectId)).get('marketing')).toMatchObject({ state: 'GIVEN' })
  })

  it('shows the form to everybody who is signed in, with what follows from a no and how to withdraw [DPPC-38, DPPC-39]', async () => {
    const { data, errors } = await network.ask(
      { ...stranger, purpose: null },
      '{ consentForm { code version items { code section basis wording { version text who what why howLong consequences howToWithdraw } } } }',
    )
    expect(errors).toBeUndefined()
    const { items } = data!['consentForm'] as { items: { code: string; section: string; wording: Record<string, unknown> }[] }
    expect(items.find(({ code }) => code === 'case-study-reports')).toMatchObject({ section: 'MARKETING' })
    for (const { wording } of items) expect(Object.values(wording)).not.toContain('')
  })

  it('records who read them, and that they were withheld', async () => {
    const subject = await network.register()
    await requests.consents(subject, subject.subjectId)
    await withheld(stranger, subject.subjectId)
    expect(await network.audit(subject.subjectId, 'disclosed')).toContainEqual(
      expect.objectContaining({ viewer_id: subject.id, categories: ['consent'], relationships: ['self'] }),
    )
    expect(await network.audit(subject.subjectId, 'withheld')).toMatchObject([{ viewer_id: stranger.id }])
  })

  it('reads the consents of many people with as many statements as those of one', async () => {
    const people = [person.subjectId]
    for (let count = 0; count < 20; count += 1) people.push((await network.register()).subjectId)
    const db = connect(network.installation.serviceUrl('consent'))
    try {
      let statements = 0
      const counted = db.$extends({
        query: { $allModels: { $allOperations: ({ args, query }) => ((statements += 1), query(args)) } },
      }) as unknown as typeof db // the same questions and answers, counted
      const loader = consentLoader(counted)
      const read = await withOrganisation('dmws', () =>
        Promise.all(people.map(async (id) => [await loader.statesOf(id), await loader.historyOf(id, 'marketing')] as const)),
      )
      expect(statements).toBe(2)
      expect(read.map(([states, history]) => states.length + history.length)).toEqual([2, ...people.slice(1).map(() => 0)])
    } finally {
      await db.$disconnect()
    }
  })
})
