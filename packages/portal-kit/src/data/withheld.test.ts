import { expect, it } from 'vitest'
import { withheldMarks } from './withheld.ts'

const mark = { on: 'Note', id: 'n', field: 'text', category: 'support.notes', reason: 'STEP_UP_REQUIRED', remedy: 'STEP_UP' }

it('finds a mark by type, id and field', () => {
  const marks = withheldMarks({ withheld: [mark] })
  expect(marks.find('Note', 'n', 'text')).toEqual(mark)
  expect(marks.find('Note', 'n', 'kind')).toBeUndefined()
})

it.each([[undefined], [{}], [{ withheld: 'all' }], [{ withheld: [null, 3, { on: 'Note' }] }]])(
  'reads %j as no marks',
  (extensions) => {
    expect(withheldMarks(extensions as Record<string, unknown>).all).toEqual([])
  },
)
