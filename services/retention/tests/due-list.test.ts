import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRetentionNetwork, type Asker, type RetentionNetwork } from './support/retention-network.ts'
import { requestsOf } from './support/requests.ts'

describe('the due list', () => {
  let network: RetentionNetwork
  let requests: ReturnType<typeof requestsOf>
  let officer: Asker
  let ids: string[]

  beforeAll(async () => {
    network = await startRetentionNetwork()
    requests = requestsOf(network)
    officer = await network.hire('Rowan Hale')
    ids = []
    // Due on 11 January 2033 and on the days after it; the last two share a day.
    for (const day of ['10', '11', '12', '13', '13']) ids.push(await network.publish({ closedOn: [`2026-01-${day}`] }))
    await network.publish({ closedOn: ['2027-02-01'] })
    await network.publish({ status: 'ACTIVE' })
    await network.publish({ closedOn: ['2020-01-01'] }, 'dppc')
    await network.seeding.recomputeAll('dmws')
    await network.seeding.recomputeAll('dppc')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const due = async (variables = {}, asker = officer) => (await requests.due(asker, variables)).due
  const listed = async (variables = {}, asker = officer) => (await due(variables, asker))?.nodes.map(({ id }) => id)
  const sorted = () => [...ids.slice(0, 3), ...ids.slice(3).sort()]

  it('lists what may go by today, the longest overdue first, and nothing else [DMR-48]', async () => {
    expect(await listed()).toEqual(sorted())
    const [first] = (await due())!.nodes
    expect(first).toEqual({ id: ids[0], serviceUser: { id: ids[0] }, disposeFrom: '2033-01-11', decidedBy: 'DMWS7' })
    expect(await listed({ before: '2033-01-12' })).toEqual([ids[0]])
    expect(await listed({ before: '2034-02-02' })).toHaveLength(5)
    expect(await listed({ before: '2034-02-03' })).toHaveLength(6)
  })

  it('comes in pages, also between records of one day', async () => {
    const pages: string[] = []
    let after: string | undefined
    for (;;) {
      const page = await due({ first: 2, ...(after ? { after } : {}) })
      pages.push(...page!.nodes.map(({ id }) => id))
      if (!page!.pageInfo.hasNextPage) break
      after = page!.pageInfo.endCursor!
    }
    expect(pages).toEqual(sorted())
    expect((await requests.due(officer, { after: 'bm90aGluZw' })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('leaves out what a complaint holds back, before its date is worked out anew', async () => {
    const [id] = ids
    await network.publishComplaints('dmws', id!, [
      { kind: 'COMPLAINT', openedOn: '2034-01-30', closedOn: null, lastActionOn: '2034-01-30' },
    ])
    expect(await listed()).not.toContain(id)
    expect((await requests.read(officer, id!)).retention).toMatchObject({ disposeFrom: null, decidedBy: 'hold' })
    await network.admin.$executeRawUnsafe(`UPDATE facts.complaint SET closed_on = '2034-01-31' WHERE subject_id = $1::uuid`, id)
    await network.seeding.recomputeAll('dmws')
    expect(await listed()).toEqual(sorted())
  })

  it('is empty for whoever may not read keeping times, without an error that would tell', async () => {
    for (const asker of [
      await network.hire('Kim Vale', 'support-worker'),
      await network.hire('Mo Tanner', 'administrator'),
      { ...officer, purpose: null },
      { ...officer, purpose: 'care' as const },
    ]) {
      expect(await requests.due(asker)).toMatchObject({ errors: undefined, due: { nodes: [], pageInfo: { hasNextPage: false } } })
    }
    const worker = { ...(await network.hire('Alex Reed', 'support-worker')), purpose: 'care' as const }
    await network.relate(ids[0]!, worker.id, 'assigned-worker')
    expect(await listed({}, worker)).toEqual([])
  })

  it('shows the data protection officer who answers a request all of it, and a person their own at most', async () => {
    const dpo = { ...(await network.hire('Jo March', 'data-protection-officer')), purpose: 'rights-request' as const }
    expect(await listed({}, dpo)).toEqual(sorted())
    expect(await listed({}, await network.signInAs(ids[1]!))).toEqual([ids[1]])
  })

  it('does not have the person from whom the viewer is excluded', async () => {
    const relative = await network.hire('Rae Hill')
    await network.relate(ids[2]!, relative.id, 'excluded')
    expect(await listed({}, relative)).toEqual(sorted().filter((id) => id !== ids[2]))
  })
})
