import { expect, it } from 'vitest'
import { kindsOfOperation } from './kinds-of-path.ts'

it.each([
  ['{ serviceUser(id: "1") { id } }', ['query']],
  ['{ serviceUsers(first: 5) { nodes { id } } }', ['list', 'nested']],
  ['{ myRecord { notes(first: 1) { nodes { text } } } }', ['query', 'nested']],
  ['{ who: myRecord { id } }', ['query', 'alias']],
  ['{ myRecord { ...A } } fragment A on ServiceUser { id }', ['query', 'fragment']],
  ['{ node(id: "1") { id ... on ServiceUser { birthDate } } }', ['node']],
  ['mutation { addNote(input: {}) { userErrors { code } } }', ['mutation payload', 'nested']],
  ['{ corrections(state: REQUESTED) { pageInfo { hasNextPage } } }', ['list', 'nested', 'filter']],
  ['{ retentionDue(before: "2100-01-31") { pageInfo { hasNextPage } } }', ['list', 'nested', 'filter']],
  ['query ($c: String) { serviceUsers(after: $c) { pageInfo { hasNextPage } } }', ['list', 'nested', 'cursor']],
])('%s', (operation, kinds) => {
  expect([...kindsOfOperation(operation)].toSorted()).toEqual(kinds.toSorted())
})
