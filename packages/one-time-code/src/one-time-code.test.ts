import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalCode, hashOfCode, hashOfProof, newCode } from './index.ts'

describe('a one-time code', () => {
  it('has 12 signs, none of which looks like another, and does not come twice', () => {
    const codes = Array.from({ length: 2_000 }, newCode)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(new Set(codes).size).toBe(codes.length)
    const used = new Set(codes.join('').replaceAll('-', ''))
    expect(12 * Math.log2(used.size)).toBeGreaterThan(58)
  })

  it('is the same code however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('', '-', ' ', ' – ', '.'), fc.boolean(), (between, small) => {
        const code = newCode()
        const typed = ` ${code.split('-').join(between)} `
        expect(canonicalCode(small ? typed.toLowerCase() : typed)).toBe(code.replaceAll('-', ''))
      }),
    )
  })

  it.each(['', 'K7QD-2MXA', 'K7QD-2MXA-9TR0', 'K7QD-2MXA-9TRWW', 'K7QD 2MXA 9TR!'])('is none: %j', (typed) => {
    expect(canonicalCode(typed)).toBeNull()
  })
})

describe('the hashes', () => {
  const code = 'K7QD2MXA9TRW'
  const id = '01940000-0000-7000-8000-000000000001'
  const born = (date: string) => ({ of: 'born-on', date }) as const

  it('are the same for the same, so that a code can be looked up', async () => {
    expect(await hashOfCode(code)).toEqual(await hashOfCode(code))
    expect(await hashOfProof(code, id.toUpperCase(), born('1980-02-29'))).toEqual(await hashOfProof(code, id, born('1980-02-29')))
    const named = (username: string) => ({ of: 'username', username }) as const
    expect(await hashOfProof(code, id, named(' Ada.Marsh '))).toEqual(await hashOfProof(code, id, named('ada.marsh')))
  })

  it('differ with the code, the proof, what kind of proof it is, and which code it belongs to', async () => {
    const hashes = await Promise.all([
      hashOfCode(code),
      hashOfCode('K7QD2MXA9TRX'),
      hashOfProof(code, id, born('1980-02-29')),
      hashOfProof(code, id, born('1980-02-28')),
      hashOfProof(code, id, { of: 'username', username: '1980-02-29' }),
      hashOfProof('K7QD2MXA9TRX', id, born('1980-02-29')),
      hashOfProof(code, id.replace(/1$/, '2'), born('1980-02-29')),
    ])
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(hashes.length)
  })
})
