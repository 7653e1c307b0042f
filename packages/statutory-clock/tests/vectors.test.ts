import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import {
  addDays,
  addWorkingDays,
  breachClock,
  calendarDate,
  dataProtectionComplaintClock,
  disposal,
  rightsRequestClock,
  type RecordFacts,
} from '../src/index.ts'

interface ClockVectors {
  readonly rightsRequest: readonly {
    readonly received: string
    readonly due: string
    readonly identityReceived?: string
    readonly clarifications?: readonly { readonly asked: string; readonly answered: string }[]
    readonly extended?: boolean
    readonly extensionNoticeBy?: string
  }[]
  readonly breach: readonly { readonly awareAt: string; readonly reportBy: string }[]
  readonly dataProtectionComplaint: readonly { readonly received: string; readonly acknowledgeBy: string }[]
  readonly workingDays: readonly { readonly start: string; readonly workingDays: number; readonly end: string }[]
}

interface RetentionVector {
  readonly id: string
  readonly facts: RecordFacts
  readonly disposeFrom: string | null
  readonly decidedBy: string
}

const clocks: ClockVectors = read('clocks.json')
const retention: readonly RetentionVector[] = read('retention.json')

describe('the agreed cases of clocks', () => {
  it.each(clocks.rightsRequest)('a rights request received on $received is due on $due [DPPC-40]', (vector) => {
    const receivedOn = calendarDate(vector.received)
    const clock = rightsRequestClock(
      {
        right: 'ACCESS',
        receivedOn,
        identity: vector.identityReceived ? { askedOn: receivedOn, receivedOn: calendarDate(vector.identityReceived) } : null,
        clarifications: (vector.clarifications ?? []).map(({ asked, answered }) => ({
          askedOn: calendarDate(asked),
          answeredOn: calendarDate(answered),
        })),
        extension: vector.extended
          ? { noticeOn: addDays(receivedOn, 3), ground: 'COMPLEX', reasons: 'Nine years of records on paper.' }
          : null,
      },
      receivedOn,
    )
    expect(clock.dueOn).toBe(vector.due)
    expect(clock.extensionNoticeBy).toBe(vector.extensionNoticeBy ?? vector.due)
  })

  it.each(clocks.breach)('a breach known at $awareAt is reported by $reportBy [DPPC-66]', ({ awareAt, reportBy }) => {
    expect(breachClock({ awareAt: new Date(awareAt) }, new Date(awareAt)).dueOn).toEqual(new Date(reportBy))
  })

  it.each(clocks.dataProtectionComplaint)(
    'a data-protection complaint received on $received is acknowledged by $acknowledgeBy',
    (vector) => {
      const receivedOn = calendarDate(vector.received)
      expect(dataProtectionComplaintClock({ receivedOn }, receivedOn).dueOn).toBe(vector.acknowledgeBy)
    },
  )

  it.each(clocks.workingDays)('$workingDays working days after $start is $end', ({ start, workingDays, end }) => {
    expect(addWorkingDays(calendarDate(start), workingDays)).toBe(end)
  })
})

describe('the agreed cases of retention', () => {
  it.each(retention)('$id: $decidedBy, from $disposeFrom', ({ facts, disposeFrom, decidedBy }) => {
    const decided = disposal({ facts })
    expect({ disposeFrom: decided.disposeFrom, decidedBy: decided.decidedBy }).toEqual({ disposeFrom, decidedBy })
  })
})

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`vectors/${name}`, import.meta.url), 'utf8')) as Content
}
