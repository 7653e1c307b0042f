import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork, type Asker } from './support/access-network.ts'
import { answered } from './support/answered.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const organisation = 'dmws'
const explainAccess = `query ($id: ID!, $category: String!, $action: DataAction, $staff: ID, $purpose: String) {
  explainAccess(serviceUserId: $id, category: $category, action: $action, staffMemberId: $staff, purpose: $purpose) {
    allowed sentence reason remedy whatToDo } }`

describe('why somebody may or may not', () => {
  let network: AccessNetwork
  let staff: Awaited<ReturnType<typeof hireStaff>>
  let person: string
  beforeAll(async () => {
    network = await startAccessNetwork()
    staff = await hireStaff(network)
    person = await network.register()
    const team = await network.seeding.createTeam({ organisation, name: 'Welfare team', managerId: staff.manager })
    await network.seeding.addToCaseload({ organisation, teamId: team, subjectId: person })
    await network.seeding.assign({ organisation, subjectId: person, staffMemberId: staff.worker })
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const ask = (asker: Asker, variables: object) =>
    network.ask(asker, explainAccess, { id: person, category: 'contact', ...variables })
  const explained = async (asker: Asker, variables: object = {}) => answered<object>(await ask(asker, variables), 'explainAccess')

  it('is told to oneself with the rule, the relationship and the purpose', async () => {
    expect(await explained({ id: staff.worker })).toEqual({
      allowed: true,
      sentence:
        'A support worker may read "Contact details" of a person they are assigned to, or to whom they have emergency access, for care or safeguarding.',
      reason: null,
      remedy: null,
      whatToDo: null,
    })
  })

  it('names what is missing and the remedy, and betrays nothing: a stranger is told the same of nobody at all', async () => {
    expect(await explained({ id: staff.worker, purpose: 'administration' })).toMatchObject({
      reason: 'OTHER_PURPOSE',
      remedy: 'STATE_A_PURPOSE',
    })
    expect(await explained({ id: staff.worker, assurance: 1 }, { category: 'special.health.mental' })).toMatchObject({
      allowed: false,
      reason: 'STEP_UP_REQUIRED',
      whatToDo: expect.stringContaining('second factor'),
    })
    const stranger: Asker = { id: staff.otherWorker }
    expect(await explained(stranger)).toMatchObject({ allowed: false, reason: 'NOT_YOUR_ROLE' })
    const answers = await Promise.all(
      [person, randomUUID(), await network.register('other')].map(async (id) =>
        JSON.stringify(await explained(stranger, { id })),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    expect((await ask(stranger, { category: 'nonsense' })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('is told about a colleague to those who may know what it tells of, over the colleague’s facts', async () => {
    await network.openWork(person, 'rights-request')
    const about = (colleague: string, purpose = 'care') => ({ staff: colleague, purpose })
    for (const asker of [
      { id: staff.dpo, purpose: 'rights-request' },
      { id: staff.manager, purpose: 'care' },
    ] as const) {
      expect(await explained(asker, about(staff.worker))).toMatchObject({
        allowed: true,
        sentence: expect.stringMatching(/^A support worker may read "Contact details" of a person they are assigned to/),
      })
      expect(await explained(asker, about(staff.otherWorker))).toMatchObject({ allowed: false })
      expect(await explained(asker, about(staff.administrator, 'administration'))).toMatchObject({
        allowed: false,
        reason: 'NOT_YOUR_ROLE',
      })
    }
    for (const asker of [
      { id: staff.otherWorker },
      { id: staff.worker },
      { id: staff.administrator, purpose: 'administration' },
      { id: staff.dpo, purpose: 'audit' },
    ] as const)
      expect((await ask(asker, about(staff.manager))).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  it('tells of the work behind a colleague’s purpose to those only who may know of it', async () => {
    const lead = await staff.hire('lead', 'Sol Park')
    const approval = { requestedById: staff.administrator, approvedById: staff.dpo }
    await network.seeding.grantRole({ organisation, staffMemberId: lead, role: 'safeguarding-lead', approval })
    const question = { staff: lead, purpose: 'safeguarding', category: 'housing' }
    const manager: Asker = { id: staff.manager, purpose: 'care' }
    const officer: Asker = { id: staff.dpo, purpose: 'rights-request' }
    const forbidden = [{ extensions: { code: 'FORBIDDEN', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' } }]
    expect((await ask(manager, question)).errors).toMatchObject(forbidden)
    expect(await explained(officer, question)).toMatchObject({ allowed: false, reason: 'NO_WORK_ITEM' })
    await network.openWork(person, 'safeguarding')
    expect((await ask(manager, question)).errors).toMatchObject(forbidden)
    expect((await ask(manager, { ...question, purpose: 'complaint-handling' })).errors).toMatchObject(forbidden)
    expect(await explained(officer, question)).toMatchObject({ allowed: true })
    // Who looks into it themselves knows.
    expect(await explained({ ...manager, purpose: 'safeguarding' }, question)).toMatchObject({ allowed: true })
  })

  it('shows who may see what, generated from the policy in force here', async () => {
    const query =
      '{ needToKnowMatrix { role action categories relationship purposes secondFactor } dataCategories { name label article } }'
    const { data } = await network.ask({ id: staff.worker }, query)
    const rules = data?.['needToKnowMatrix'] as {
      role: string
      categories: string[]
      relationship: string
      secondFactor: boolean
      action: string
    }[]
    const health = rules.filter(
      ({ role, action, categories }) =>
        role === 'support-worker' && action === 'read' && categories.includes('special.health.mental'),
    )
    expect(health).toMatchObject([{ relationship: 'assigned worker or break-glass', secondFactor: true }])
    expect(
      rules.filter(({ role, categories }) => role === 'administrator' && categories.includes('special.health.mental')),
    ).toEqual([])
    expect(data?.['dataCategories']).not.toContainEqual(expect.objectContaining({ name: 'structural' }))
  })
})
