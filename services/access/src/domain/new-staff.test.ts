import { describe, expect, it } from 'vitest'
import { readNewStaff } from './new-staff.ts'

describe('somebody who joins', () => {
  it('is taken down in the form in which names and user names are kept', () => {
    expect(readNewStaff({ name: '  Ada   Marsh ', username: ' Ada.Marsh ' })).toEqual({
      name: 'Ada Marsh',
      username: 'ada.marsh',
    })
  })

  it.each([
    [{ name: ' ', username: 'ada.marsh' }, 'NAME_MISSING'],
    [{ name: 'x'.repeat(121), username: 'ada.marsh' }, 'TOO_LONG'],
    [{ name: 'Ada', username: 'ad' }, 'USERNAME_INVALID'],
    [{ name: 'Ada', username: 'ada marsh' }, 'USERNAME_INVALID'],
    [{ name: 'Ada', username: '-ada' }, 'USERNAME_INVALID'],
    [{ name: 'Ada', username: 'x'.repeat(101) }, 'USERNAME_INVALID'],
  ])('is refused: %j', (given, refused) => {
    expect(readNewStaff(given)).toMatchObject({ refused })
  })
})
