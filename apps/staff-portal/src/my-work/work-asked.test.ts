import { expect, it } from 'vitest'
import { purposeOf, workAsked, workParts } from './work-asked.ts'

const purposes = ['care', 'safeguarding', 'complaint-handling', 'rights-request', 'audit', 'administration', 'retention-review']

it('asks a manager about people for care, and about complaints for handling them', () => {
  const asked = workAsked(['care', 'safeguarding', 'complaint-handling'])
  const parts = asked.map(({ purpose, parts: of }) => [purpose, workParts.filter((part) => of[part])])
  expect(parts).toEqual([
    ['complaint-handling', ['complaints']],
    ['safeguarding', ['concerns']],
    ['care', ['corrections', 'access', 'messages']],
  ])
})

it('asks nothing of somebody who has no such work', () => expect(workAsked(['training', 'statistics'])).toEqual([]))

it('asks for every part that is somebody’s once, whatever they may state, and for no purpose that they may not', () => {
  for (let chosen = 0; chosen < 2 ** purposes.length; chosen += 1) {
    const offered = purposes.filter((_, place) => chosen & (1 << place))
    const asked = workAsked(offered)
    for (const { purpose } of asked) expect(offered).toContain(purpose)
    for (const part of workParts)
      expect(asked.filter(({ parts }) => parts[part]).length).toBe(purposeOf(part, offered) === undefined ? 0 : 1)
  }
})
