import { channels } from '@candour/outbox'
import { londonTimeOf } from '@candour/statutory-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseChannel, type Choice, type Sending } from './choose-channel.ts'
import { contactChannels } from './contact-change.ts'
import type { ContactRules } from './contact-rules.ts'

const channelSet = fc.uniqueArray(fc.constantFrom(...channels)).map((some) => new Set(some))
const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((at) => new Date(Date.UTC(2000, 0, 1, 0, at)).toISOString().slice(11, 16))
const between = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }))

const rules: fc.Arbitrary<ContactRules> = fc.record({
  neverBy: fc.uniqueArray(fc.constantFrom(...channels)),
  between: fc.option(between),
  discreet: fc.boolean(),
  neverSay: fc.constant([]),
})

const sending: fc.Arbitrary<Sending> = fc.record({
  now: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
  notAfter: fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })),
  onlyChannel: fc.option(fc.constantFrom(...channels)),
  recipient: fc.record({
    deceased: fc.boolean(),
    preferred: fc.option(fc.constantFrom(...contactChannels)),
    hasSafeContactText: fc.boolean(),
    rules: fc.option(rules),
    reachableBy: channelSet,
    agreed: channelSet,
  }),
  adapters: fc
    .tuple(channelSet, channelSet)
    .map(([all, discreet]) => new Map([...all].map((by) => [by, { discreet: discreet.has(by) }]))),
})

/** Most of what is drawn at random is refused: here everything that stands in the way by chance is cleared but the rules. */
const open: fc.Arbitrary<Sending> = sending.map((drawn) => ({
  ...drawn,
  notAfter: null,
  onlyChannel: null,
  recipient: {
    ...drawn.recipient,
    deceased: false,
    preferred: drawn.recipient.preferred === 'NONE' ? null : drawn.recipient.preferred,
    agreed: new Set(channels),
    reachableBy: new Set(channels),
  },
}))

const withinTimes = ({ from, until }: { from: string; until: string }, at: Date) =>
  londonTimeOf(at) >= from && londonTimeOf(at) < until

function expectNothingForbidden({ recipient, ...rest }: Sending, choice: Choice): void {
  if (!('send' in choice)) return
  expect(recipient.rules?.neverBy ?? []).not.toContain(choice.send)
  expect(recipient.preferred).not.toBe('NONE')
  expect(recipient.deceased).toBe(false)
  expect(recipient.hasSafeContactText && recipient.rules === null).toBe(false)
  expect(recipient.agreed.has(choice.send) && recipient.reachableBy.has(choice.send)).toBe(true)
  if (rest.onlyChannel) expect(choice.send).toBe(rest.onlyChannel)
  if (rest.notAfter) expect(rest.notAfter.getTime()).toBeGreaterThan(rest.now.getTime())
  if (recipient.rules?.discreet) expect(choice.discreet && rest.adapters.get(choice.send)?.discreet).toBe(true)
  const times = recipient.rules?.between
  if (times && choice.send !== 'POST') expect(withinTimes(times, rest.now)).toBe(true)
}

describe('the channel of a message', () => {
  it('is never one that the person, the time, their consent or their safety forbids [DMR-06] [DMWS-16]', () => {
    fc.assert(
      fc.property(fc.oneof(sending, open), (given) => expectNothingForbidden(given, chooseChannel(given))),
      { numRuns: 3_000 },
    )
  })

  it('is the preferred one whenever nothing stands in its way, and another only then', () => {
    fc.assert(
      fc.property(open, (given) => {
        const choice = chooseChannel(given)
        if (!('send' in choice)) return
        const { preferred, rules: heeded } = given.recipient
        const asWished = channels.find((channel) => channel === preferred)
        const possible =
          asWished !== undefined &&
          !heeded?.neverBy.includes(asWished) &&
          given.adapters.has(asWished) &&
          (!heeded?.discreet || given.adapters.get(asWished)?.discreet === true)
        if (possible) expect(choice).toMatchObject({ send: asWished, because: 'PREFERRED' })
        else expect(choice.because).toBe(preferred === null ? 'NO_PREFERENCE' : 'PREFERENCE_NOT_POSSIBLE')
      }),
      { numRuns: 1_000 },
    )
  })

  it('waits for the first moment at which the person may be reached, also across a change of the clocks', () => {
    fc.assert(
      fc.property(open, between, (drawn, times) => {
        const heeded = { neverBy: [], between: times, discreet: false, neverSay: [] }
        const given = {
          ...drawn,
          recipient: { ...drawn.recipient, rules: heeded },
          adapters: new Map([['SMS' as const, { discreet: true }]]),
        }
        const choice = chooseChannel(given)
        if (!('holdUntil' in choice)) {
          expect(withinTimes(times, given.now)).toBe(true)
          return
        }
        expect(withinTimes(times, choice.holdUntil)).toBe(true)
        // A day, or two where the hour that is left out in spring holds the times of the next.
        expect(choice.holdUntil.getTime() - given.now.getTime()).toBeLessThanOrEqual(49 * 3_600_000)
        expect(chooseChannel({ ...given, now: choice.holdUntil })).toMatchObject({ send: 'SMS' })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a safe-contact text that nobody has turned into rules', { hasSafeContactText: true, rules: null }, 'SAFE_CONTACT_NOT_READ'],
    ['a person who is not to be contacted', { preferred: 'NONE' as const }, 'NOT_TO_BE_CONTACTED'],
    ['no address', { reachableBy: new Set<never>() }, 'NO_WAY_TO_REACH'],
    ['no consent to any channel', { agreed: new Set<never>() }, 'NOT_AGREED'],
    [
      'a person who forbade every channel',
      { rules: { neverBy: channels, between: null, discreet: false, neverSay: [] } },
      'SAFE_CONTACT_CHANNELS',
    ],
    ['somebody who has died', { deceased: true }, 'DECEASED'],
  ])('is none for %s, and it is told why', (_, recipient, refuse) => {
    const all = new Set(channels)
    const reachable = {
      deceased: false,
      preferred: 'EMAIL' as const,
      hasSafeContactText: false,
      rules: null,
      reachableBy: all,
      agreed: all,
    }
    const adapters = new Map(channels.map((channel) => [channel, { discreet: true }]))
    const given = { now: new Date('2027-02-01T12:00:00Z'), notAfter: null, onlyChannel: null, adapters }
    expect(chooseChannel({ ...given, recipient: reachable })).toEqual({ send: 'EMAIL', because: 'PREFERRED', discreet: false })
    expect(chooseChannel({ ...given, recipient: { ...reachable, ...recipient } })).toEqual({ refuse })
  })
})
