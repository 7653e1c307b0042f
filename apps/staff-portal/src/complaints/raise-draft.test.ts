import { describe, expect, it } from 'vitest'
import { emptyRaise, raiseErrors, raiseInput } from './raise-draft.ts'

const sorted = {
  kinds: ['COMPLAINT' as const],
  categories: [{ code: 'keeping', name: 'How we keep your information' }],
  services: [],
  firstRecipient: 'our data protection officer',
  asksWhenItHappened: false,
  asksWhenItWasKnown: false,
}
const everything = { ...sorted, kinds: ['COMPLAINT' as const, 'COMPLIMENT' as const] }

describe('what staff take down for a person', () => {
  it('asks for what is missing, and does not ask what there is no choice about', () => {
    expect(raiseErrors(emptyRaise, sorted).map(({ field }) => field)).toEqual(['category', 'matter', 'receivedHow'])
    expect(raiseErrors(emptyRaise, everything).map(({ field }) => field)).toEqual(['kind', 'matter', 'receivedHow'])
  })

  it('does not sort what is no complaint', () => {
    const thanks = { ...emptyRaise, kind: 'COMPLIMENT', matter: 'Thank you', receivedHow: 'PHONE', category: 'keeping' }
    expect(raiseErrors(thanks, everything)).toEqual([])
    expect(raiseInput(thanks, everything, 'p')).toEqual({
      serviceUserId: 'p',
      kind: 'COMPLIMENT',
      receivedHow: 'PHONE',
      matter: 'Thank you',
    })
  })

  it('knows that a day must exist, and leaves today to the server', () => {
    const draft = { ...emptyRaise, category: 'keeping', matter: 'They lost my letter', receivedHow: 'LETTER' }
    expect(raiseErrors({ ...draft, receivedOn: { day: '31', month: '2', year: '2026' } }, sorted)).toMatchObject([
      { field: 'receivedOn' },
    ])
    expect(raiseErrors({ ...draft, knownOn: { day: '1', month: '13', year: '2026' } }, sorted)).toMatchObject([
      { field: 'knownOn' },
    ])
    expect(raiseInput({ ...draft, happenedOn: { day: '1', month: '2', year: '2026' } }, sorted, 'p')).toMatchObject({
      happenedOn: '2026-02-01',
    })
    expect(raiseInput(draft, sorted, 'p')).not.toHaveProperty('receivedOn')
    expect(raiseInput({ ...draft, receivedOn: { day: '2', month: '3', year: '2026' } }, sorted, 'p')).toMatchObject({
      receivedOn: '2026-03-02',
      category: 'keeping',
    })
  })
})
