import { expect, it } from 'vitest'
import { composedSchema } from './composed-schema.ts'
import { mutationsOf } from './filled-input.ts'
import { onlyRefused, payloadInputs, payloadMutations } from './payload-mutations.ts'

const names = payloadMutations.map(({ name }) => name)

it('knows what to send with every mutation of the composed schema whose payload leads to something protected, and with no other', () => {
  expect(Object.keys(payloadInputs).toSorted()).toEqual(names.toSorted())
  expect(Object.keys(onlyRefused).filter((name) => !names.includes(name))).toEqual([])
})

it('takes as harmless only payloads that tell nothing but whether something was done, and what the viewer asked for themselves', () => {
  const harmless = mutationsOf(composedSchema()).filter(({ name }) => !names.includes(name))
  expect(harmless.map(({ name }) => name).toSorted()).toEqual(['askForAccess', 'excludeStaff', 'removeDocument'])
})
