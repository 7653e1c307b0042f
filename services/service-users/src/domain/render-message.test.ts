import { messageKinds, type MessageKind, type MessageParameters } from '@candour/outbox'
import { describe, expect, it } from 'vitest'
import { readTemplates } from '../delivery/templates.ts'
import {
  fill,
  parseTemplate,
  renderForTheLog,
  renderMessage,
  UnfitTemplate,
  wordMessage,
  type Parameters,
} from './render-message.ts'

const templates = readTemplates()
const code = 'KXTP-4920'
const expiresAt = '2027-06-30T13:05:00.000Z'

/** Every kind, in every form that its text has. */
const examples: { readonly [Kind in MessageKind]: readonly MessageParameters[Kind][] } = {
  'complaint-acknowledged': [
    { reference: 'DMWS-C-000001', receivedOn: '2027-05-01', replyDueOn: '2027-05-30' },
    { reference: 'DMWS-C-000001', receivedOn: '2027-05-01', replyDueOn: null },
  ],
  'correction-decided': [
    { requestedOn: '2027-05-01', accepted: true },
    { requestedOn: '2027-05-01', accepted: false },
  ],
  'consent-recorded': (['GIVEN', 'REFUSED', 'WITHDRAWN'] as const).map((decision) => ({ decision, decidedAt: expiresAt })),
  'sign-in-invitation': [{ code, expiresAt }],
  'access-restored': [{ code, expiresAt }],
  'emergency-access': [{ staffName: 'Alex Reed', from: '2027-06-30T09:05:00.000Z', until: expiresAt }],
  'emergency-access-to-review': [
    { staffName: 'Alex Reed', from: '2027-06-30T09:05:00.000Z', until: expiresAt, reference: 'DMWS-000001' },
  ],
  'authority-ends': (['16', '18'] as const).flatMap((age) =>
    [true, false].map((happened) => ({ on: '2027-05-01', age, happened, mayGoOn: age === '16' })),
  ),
  'deadline-reminder': [true, false].map((over) => ({ reference: 'DMWS-C-000001', dueOn: '2027-05-01', over })),
  'disposal-reminder': [1, 12].map((records) => ({ runsOn: '2027-05-01', many: records > 1, records: String(records) })),
  'sign-in-changed': [{ changedAt: expiresAt }],
}
const whole = (parameters: Parameters): Parameters => ({
  ...parameters,
  name: 'Sam Okafor',
  organisation: 'Northhaven Welfare',
  phone: '01632 960 001',
})
const cases = (Object.keys(messageKinds) as MessageKind[]).flatMap((kind) =>
  examples[kind].map((parameters, index) => ({
    kind,
    index,
    parameters: whole({ ...parameters }),
    template: templates.get(kind)!,
  })),
)

describe.each(cases)('the text of $kind ($index)', ({ kind, parameters, template }) => {
  it('is whole in every channel, and names the sender unless it is discreet', () => {
    for (const channel of ['EMAIL', 'SMS', 'POST'] as const) {
      const { subject, text } = renderMessage(template, parameters, channel, false)
      expect(text).not.toMatch(/[{}]|^[?!]|undefined|null|\d{4}-\d{2}-\d{2}/m)
      expect(text).toContain('Northhaven Welfare')
      expect(subject === null).toBe(channel === 'SMS')
      const discreet = renderMessage(template, parameters, channel, true)
      expect(`${discreet.subject} ${discreet.text}`).not.toMatch(/Northhaven|complain|record|consent|Okafor/i)
    }
    expect(renderMessage(template, parameters, 'SMS', false).text.length).toBeLessThanOrEqual(306)
  })

  it('is kept without what may be seen once only', () => {
    const { text } = renderForTheLog(template, parameters, messageKinds[kind].secrets)
    expect(text).not.toContain(code)
    if (messageKinds[kind].secrets.includes('code'))
      for (const discreet of [true, false]) expect(renderMessage(template, parameters, 'EMAIL', discreet).text).toContain(code)
  })
})

describe('a text with words that must never be said', () => {
  const template = templates.get('correction-decided')!
  const parameters = whole({ requestedOn: '2027-05-01', accepted: true })
  const word = (neverSay: readonly string[], taking: { discreet?: boolean; mayBeDiscreet?: boolean } = {}) =>
    wordMessage(
      template,
      parameters,
      { channel: 'EMAIL', discreet: false, mayBeDiscreet: true, from: 'Northhaven Welfare', ...taking },
      neverSay,
    )

  it('becomes discreet, also when only the name of the sender would say it', () => {
    expect(word([])).toMatchObject({ discreet: false, from: 'Northhaven Welfare' })
    expect(word(['WELFÁRE'])).toMatchObject({ discreet: true, from: null })
    expect(word(['my  information'])).toMatchObject({ discreet: true, from: null })
  })

  it('is none when the discreet one says it too, or cannot be sent', () => {
    expect(word(['sign in'])).toBeNull()
    expect(word(['welfare'], { mayBeDiscreet: false })).toBeNull()
    expect(word(['sign in'], { discreet: true })).toBeNull()
  })
})

describe('a template', () => {
  it('keeps or drops a line by what is known', () => {
    const text = '?yes Yes.\n!yes No.\n?state=OPEN Open.\n{day}, {at}'
    expect(fill(text, { yes: true, state: 'OPEN', day: '2027-05-03', at: '2027-05-03T12:30:00.000Z' })).toBe(
      'Yes.\nOpen.\n3 May 2027, 3 May 2027 at 13:30',
    )
    expect(fill(text, { yes: null, state: 'SHUT', day: 'x', at: 'y' })).toBe('No.\nx, y')
  })

  it('is refused without a part, or with a parameter that there is not', () => {
    expect(() => parseTemplate('[subject]\nA\n[text]\nB\n[short]\nC\n[discreet]\nD\n')).toThrow('[discreet-subject]')
    expect(() => parseTemplate('no part')).toThrow(UnfitTemplate)
    expect(() => fill('{reference}', {})).toThrow('{reference}')
  })

  it('never takes what a parameter holds for a part of itself', () => {
    expect(fill('Dear {name}', { name: '{code} ?x [text]', code: 'secret' })).toBe('Dear {code} ?x [text]')
  })
})
