import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeBirthDate } from './birth-date.ts'
import { parseEmailAddress } from './email-address.ts'
import { parseFreeText } from './free-text.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhoneNumber } from './phone-number.ts'
import { addressText, parseAddressText, parsePostalAddress } from './postal-address.ts'
import { parsePostcode } from './postcode.ts'

describe('postcodes', () => {
  it('are read in any case and spacing and written in one', () => {
    expect(parsePostcode('b742ez')).toBe('B74 2EZ')
    expect(parsePostcode(' sp11 9aq ')).toBe('SP11 9AQ')
    expect(parsePostcode('GIR 0AA')).toBe('GIR 0AA')
  })
  it('for no fixed abode and for an unknown address are known', () => {
    expect(parsePostcode('ZZ993VZ')).toBe('ZZ99 3VZ')
    expect(parsePostcode('ZZ99 3WZ')).toBe('ZZ99 3WZ')
  })
  it('of another shape are refused', () => {
    for (const written of ['', 'B74', '12345', 'B74 2CI', 'ABC1 2DE', 'B742EZ7']) expect(parsePostcode(written)).toBeNull()
  })
})

describe('phone numbers', () => {
  it('are kept in E.164 whichever way they are written', () => {
    for (const written of ['07700 900101', '+44 7700 900101', '0044 7700-900-101', '(07700) 900101']) {
      expect(parsePhoneNumber(written)).toBe('+447700900101')
    }
    expect(parsePhoneNumber('020 7946 0958')).toBe('+442079460958')
  })
  it('that cannot be dialled are refused', () => {
    for (const written of ['', '12', '+', '0770090010x', '+440000000000', '07700 900101 900101'])
      expect(parsePhoneNumber(written)).toBeNull()
  })
})

describe('email addresses', () => {
  it('need one @ and a dotted domain', () => {
    expect(parseEmailAddress(' sam@example.com ')).toBe('sam@example.com')
    for (const written of ['', 'sam', 'sam@', '@example.com', 'sam@example', 'a b@example.com', 'a@b@example.com']) {
      expect(parseEmailAddress(written)).toBeNull()
    }
  })
})

describe('names', () => {
  it('of any script are kept as their bearers write them', () => {
    for (const name of ['Zoë', 'O’Brien', 'Nguyễn', '李', 'van der Berg']) expect(parsePersonName(` ${name} `)).toBe(name)
  })
  it('that are empty, endless or hold control characters are refused', () => {
    for (const name of ['', '   ', 'x'.repeat(101), 'Sam\u0000', 'Sam\u202e']) expect(parsePersonName(name)).toBeNull()
  })
})

describe('birth dates', () => {
  it('lie between 130 years ago and today', () => {
    expect(canBeBirthDate('2026-11-22', '2026-11-22')).toBe(true)
    expect(canBeBirthDate('2026-11-23', '2026-11-22')).toBe(false)
    expect(canBeBirthDate('1896-11-22', '2026-11-22')).toBe(true)
    expect(canBeBirthDate('1896-11-21', '2026-11-22')).toBe(false)
  })
})

describe('free text', () => {
  it('keeps its lines and drops nothing but the space around it', () => {
    expect(parseFreeText('  one\r\ntwo\n')).toBe('one\ntwo')
  })
  it('is never empty after reading, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const text = parseFreeText(written)
        if (text === null) return
        expect(text.length).toBeGreaterThan(0)
        expect(parseFreeText(text)).toBe(text)
      }),
    )
  })
})

describe('addresses', () => {
  it('survive being written as text and read again', () => {
    const address = parsePostalAddress(['14 Larch Rise', 'Westbury'], 'zz99 3wz')!
    expect(parseAddressText(addressText(address))).toEqual(address)
  })
  it('without lines, with too many, or with a wrong postcode are refused', () => {
    expect(parsePostalAddress([], 'B74 2EZ')).toBeNull()
    expect(
      parsePostalAddress(
        Array.from({ length: 6 }, () => 'line'),
        null,
      ),
    ).toBeNull()
    expect(parsePostalAddress(['1 Road'], 'nowhere')).toBeNull()
  })
})
