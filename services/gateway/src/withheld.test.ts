import { describe, expect, it } from 'vitest'
import { WithheldUnion } from './withheld.ts'

const mark = {
  on: 'ServiceUser',
  id: '1',
  field: 'religion',
  category: 'special.religion',
  reason: 'NOT_YOUR_ROLE',
  remedy: 'NONE',
}

describe('the union of marks', () => {
  it('has each mark once, in an order of its own, and only what belongs to a mark', () => {
    const union = new WithheldUnion()
    union.add({ withheld: [{ ...mark, id: '2' }, mark] })
    union.add({ withheld: [{ ...mark, value: 'Quaker' }] })
    expect(union.list()).toEqual([mark, { ...mark, id: '2' }])
  })

  it('takes nothing from extensions that are no marks', () => {
    const union = new WithheldUnion()
    for (const odd of [undefined, null, {}, { withheld: 'all' }, { withheld: [null, 1, {}, { ...mark, id: 7 }] }]) union.add(odd)
    expect(union.list()).toEqual([])
  })
})
