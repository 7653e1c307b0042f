import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRetentionNetwork, type RetentionNetwork } from './support/retention-network.ts'

interface ScheduleSeen {
  readonly statement: string
  readonly decidedBy: string
  readonly byItselfAfterDays: number | null
  readonly rules: readonly {
    readonly code: string
    readonly rationale: string
    readonly weighed: Record<string, string> | null
  }[]
}

describe('the retention schedule', () => {
  let network: RetentionNetwork
  beforeAll(async () => {
    network = await startRetentionNetwork()
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const read = async (organisation: string) => {
    const person = await network.signInAs(await network.publish({}, organisation), organisation)
    const { data, errors } = await network.ask(
      { ...person, purpose: null },
      `{ retentionSchedule { statement decidedBy byItselfAfterDays rules { code title appliesTo years force afterwards rationale
        weighed { amount nature sensitivity risk purpose alternatives law } } } }`,
    )
    expect(errors).toBeUndefined()
    return data!['retentionSchedule'] as ScheduleSeen
  }

  it('can be read by everybody who is signed in, without a purpose [DMR-49]', async () => {
    const { rules, ...schedule } = await read('dmws')
    expect(schedule).toMatchObject({ decidedBy: 'data-protection-officer', byItselfAfterDays: 30 })
    expect(rules).toMatchObject([
      { code: 'DMWS7', title: '7 years after the case was last closed', years: 7, force: 'POLICY', afterwards: 'ERASE' },
    ])
  })

  it('says of every rule why, and what was weighed where the organisation promises to weigh [DMR-50]', async () => {
    const { rules } = await read('dmr')
    expect(rules.length).toBeGreaterThan(5)
    for (const { rationale, weighed } of rules) {
      expect(rationale).not.toBe('')
      expect(Object.values(weighed!).filter((text) => text !== '')).toHaveLength(7)
    }
  })
})
