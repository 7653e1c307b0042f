import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import type { FieldReading } from '../data/field-reader.ts'
import { RemedyProvider } from './hidden.tsx'
import { ValueRow } from './value-row.tsx'

const mark = {
  on: 'ServiceUser',
  id: 'a',
  field: 'religion',
  category: 'special.religion',
  reason: 'NOT_YOUR_ROLE',
  remedy: 'ASK_FOR_ACCESS',
}
const shown = (reading: FieldReading<string>) =>
  renderToStaticMarkup(
    <MemoryRouter>
      <RemedyProvider offers={{ askForAccess: '/ask' }}>
        <ValueRow label="Religion" reading={reading} />
      </RemedyProvider>
    </MemoryRouter>,
  )

it('keeps the row of a hidden value with a tag, one sentence and one action', () => {
  const html = shown({ kind: 'hidden', mark })
  expect(html).toContain('Religion')
  expect(html).toContain('<strong class="govuk-tag govuk-tag--grey">Hidden</strong>')
  expect(html).toContain('Your role does not need this information.')
  expect(html.match(/<a |<button/g)).toHaveLength(1)
})

it('shows known, not recorded, hidden and not loaded as four different things', () => {
  const problem = { code: 'UNAVAILABLE', saved: 'not-applicable', reference: null } as const
  const all = [
    shown({ kind: 'known', value: 'Quaker' }),
    shown({ kind: 'absent' }),
    shown({ kind: 'hidden', mark }),
    shown({ kind: 'failed', problem }),
  ]
  expect(new Set(all).size).toBe(4)
  expect(all[3]).not.toMatch(/Hidden|Not recorded/)
})

it.each([
  { reason: 'NO_RELATIONSHIP', remedy: 'NONE' },
  { reason: 'NOT_YOUR_ROLE', remedy: 'ASK_FOR_ACCESS' },
])('offers to ask for access for %j', (told) => {
  expect(shown({ kind: 'hidden', mark: { ...mark, ...told } })).toContain('Ask for access')
})

it('offers nothing when there is no remedy', () => {
  expect(shown({ kind: 'hidden', mark: { ...mark, remedy: 'NONE' } })).not.toMatch(/<a |<button/)
})
