import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNhsNumber } from './nhs-number.ts'

describe('NHS numbers', () => {
  it('with a right check digit are read, however they are spaced [DMR-09]', () => {
    for (const written of ['9990000018', '999 000 0026', '999-000-0034', ' 9990000042 ']) {
      expect(parseNhsNumber(written)).toBe(written.replaceAll(/\D/g, ''))
    }
  })

  it('with any single digit changed are refused [DMR-09]', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('9990000018', '9990000026', '9990000034'),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const changed = [...number].map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit)).join('')
          expect(parseNhsNumber(changed)).toBeNull()
        },
      ),
    )
  })

  it('that are not ten digits are refused', () => {
    for (const written of ['', '999000001', '99900000180', '999000001X', '٩٩٩٠٠٠٠٠١٨']) expect(parseNhsNumber(written)).toBeNull()
  })
})
