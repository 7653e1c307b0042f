import { describe, expect, it } from 'vitest'
import { parseContactChange } from './contact-change.ts'
import { contactRulesText, parseContactRules, readContactRules } from './contact-rules.ts'

describe('rules of safe contact', () => {
  it('are kept as they were given', () => {
    const { rules, errors } = parseContactRules({
      neverBy: ['POST'],
      from: '09:30',
      until: '17:00',
      discreet: true,
      neverSay: [' refuge ', ''],
    })
    expect(errors).toEqual([])
    expect(readContactRules(contactRulesText(rules))).toEqual({
      neverBy: ['POST'],
      between: { from: '09:30', until: '17:00' },
      discreet: true,
      neverSay: ['refuge'],
    })
  })

  it.each([
    [{ from: '09:30' }, 'until'],
    [{ until: '09:30' }, 'from'],
    [{ from: '9', until: '10:00' }, 'from'],
    [{ from: '10:00', until: '24:00' }, 'until'],
    [{ from: '17:00', until: '09:00' }, 'until'],
    [{ neverSay: ['x'.repeat(61)] }, 'neverSay'],
    [{ neverSay: Array.from({ length: 21 }, (_, index) => `word ${index}`) }, 'neverSay'],
  ])('that could not be heeded are refused: %j', (input, field) => {
    expect(parseContactRules(input).errors.map(({ path }) => path)).toContainEqual(['safeContactRules', field])
  })

  it('do not outlive the text that they were made from', () => {
    expect(parseContactChange({ safeContact: 'Never write.' }).change.safeContactRules).toBeNull()
    expect(parseContactChange({ phone: '01632 960 001' }).change).not.toHaveProperty('safeContactRules')
    expect(
      parseContactChange({ safeContact: 'Never write.', safeContactRules: { neverBy: ['POST'] } }).change.safeContactRules,
    ).toEqual({
      neverBy: ['POST'],
      between: null,
      discreet: false,
      neverSay: [],
    })
  })
})
