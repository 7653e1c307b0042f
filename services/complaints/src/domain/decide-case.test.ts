import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { inProgress, procedure, received, today } from './case.fixture.ts'
import { acknowledgementText } from './acknowledgement-text.ts'
import type { Actor } from './case-file.ts'
import { decide } from './decide-case.ts'
import { outcomeText } from './outcome-text.ts'
import { placesToTurn } from './where-to-turn.ts'
import { queueRefusal } from './who-may-handle.ts'

const kim: Actor = { id: 'kim', kind: 'STAFF', roles: ['support-worker'] }
const said = { findings: 'No visit was made.', outcome: 'We are sorry.' }

describe('a decision', () => {
  it('has findings and an outcome [DMWS-48]', () => {
    expect(decide(said, inProgress, procedure, kim)).toEqual(said)
    expect(decide({ ...said, findings: ' ' }, inProgress, procedure, kim)).toMatchObject([{ path: ['findings'] }])
    expect(decide({ outcome: '' }, inProgress, procedure, kim)).toMatchObject([{ path: ['findings'] }, { path: ['outcome'] }])
    expect(decide({ outcome: 'Thank you.' }, { ...inProgress, kind: 'COMPLIMENT' }, procedure, kim)).toEqual({
      findings: null,
      outcome: 'Thank you.',
    })
  })

  it('is not made by somebody whom it is about', () => {
    expect(decide(said, { ...inProgress, complainedAbout: ['kim'] }, procedure, kim)).toMatchObject([
      { code: 'COMPLAINED_ABOUT' },
    ])
  })

  it('tells the next stage and whom else to turn to, the data-protection regulator always [DMWS-49, DMR-72]', () => {
    for (const profile of foundingProfiles()) {
      const { name, url, phone, address } = profile.regulators.dataProtection
      const bare = { ...profile, complaints: { ...profile.complaints, outcomeMentions: [] } }
      const places = placesToTurn(bare)
      const text = outcomeText('We are sorry.', { procedure, stage: 'first', decidedOn: today, places })
      for (const part of ['We are sorry.', 'Review', '21 December 2026', name, url, phone, ...address])
        expect(text).toContain(part)
      expect(outcomeText('Sorry.', { procedure, stage: 'review', decidedOn: today, places })).not.toContain('next stage')
    }
  })
})

describe('the queue of a case', () => {
  it('is the first recipient’s, until somebody is found for it [DMWS-47]', () => {
    expect(queueRefusal(received, kim)).toMatchObject({ code: 'NOT_YOUR_QUEUE' })
    expect(queueRefusal(received, { ...kim, roles: ['data-protection-officer'] })).toBeNull()
    expect(queueRefusal(inProgress, kim)).toBeNull()
  })

  it('is explained to the person when their case is acknowledged [DMWS-47]', () => {
    const places = [{ name: 'the regulator', address: [], phone: null, url: null }]
    const told = {
      reference: 'X-C-000001',
      receivedOn: today,
      firstRecipient: 'our data protection officer',
      replyDue: null,
      places,
    }
    const text = acknowledgementText(told)
    for (const part of ['X-C-000001', '23 November 2026', 'our data protection officer first', 'the regulator'])
      expect(text).toContain(part)
  })
})
