import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  everyReader,
  everyReaderAssured,
  inWords,
  isDeniedTo,
  plantReaders,
  type Reader,
  type Readers,
} from '../src/every-reader.ts'
import { mustBeAnswered, sentIn } from '../src/every-path.ts'
import { tell } from '../src/figure.ts'
import type { MutationField } from '../src/filled-input.ts'
import { kindsOfAnswer } from '../src/kinds-of-path.ts'
import { LeakTally } from '../src/leak-tally.ts'
import { askForPayload, onlyRefused, payloadIn, payloadMutations } from '../src/payload-mutations.ts'
import { plantChangeable, standAsBefore, type Changeable } from '../src/planted-changeable.ts'
import { startPlantedNetwork, type PlantedNetwork } from '../src/planted-network.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { seededNumbers, someOf } from '../src/seeded-numbers.ts'
import { sideBySide } from '../src/side-by-side.ts'
import { watched } from '../src/watched-api.ts'

/** Those who change most, so that each mutation answers somebody with what it changed. */
const changing: readonly Reader[] = [
  { role: 'service-user', standing: 'self', purpose: 'own-record', assurance: 2 },
  { role: 'support-worker', standing: 'assigned-worker', purpose: 'care', assurance: 2 },
  { role: 'support-worker', standing: 'stranger', purpose: 'care', assurance: 3 },
  { role: 'team-manager', standing: 'team-manager', purpose: 'care', assurance: 2 },
  { role: 'complaints-officer', standing: 'work-item', purpose: 'complaint-handling', assurance: 2 },
  { role: 'records-officer', standing: 'work-item', purpose: 'retention-review', assurance: 2 },
  { role: 'data-protection-officer', standing: 'work-item', purpose: 'rights-request', assurance: 2 },
  { role: 'data-protection-officer', standing: 'work-item', purpose: 'complaint-handling', assurance: 2 },
  { role: 'data-protection-officer', standing: 'work-item', purpose: 'retention-review', assurance: 2 },
  { role: 'data-protection-officer', standing: 'work-item', purpose: 'audit', assurance: 3 },
  { role: 'data-protection-officer', standing: 'stranger', purpose: 'administration', assurance: 2 },
  { role: 'administrator', standing: 'stranger', purpose: 'administration', assurance: 3 },
]

/** Whoever declares one has it from then on, so that it comes after everything else. */
const isEmergency = ({ name }: MutationField): boolean => name === 'breakGlass'

describe('every role in every relationship for every purpose', () => {
  let planted: PlantedNetwork
  let readers: Readers
  let changeable: Changeable
  let tally: LeakTally
  /** Names of mutations that told somebody something. */
  const told = new Set<string>()
  const payloads = new Set<string>()
  const next = seededNumbers(proofSeed)
  // In a sample, what somebody of a role could do is not done again by everybody of that role who stands so.
  const done = new Set<string>()
  beforeAll(async () => {
    planted = await startPlantedNetwork()
    const { system, person } = planted
    readers = await plantReaders(system, person)
    changeable = await plantChangeable(system, person)
    tally = new LeakTally(person.canaries)
  })
  afterAll(() => planted.system[Symbol.asyncDispose]())

  function askedReaders(): readonly Reader[] {
    const everybody = everyReaderAssured(proofSeed)
    if (proving) return [...changing, ...everybody]
    const { canaries } = planted.person
    const allowedAnything = everybody.filter((reader) => canaries.some(({ needs }) => !isDeniedTo(reader, needs)))
    return [...changing, ...someOf(allowedAnything, 1, proofSeed)]
  }

  async function askAs(reader: Reader): Promise<void> {
    const api = await readers.as(reader)
    const { role, standing, purpose } = reader
    const ask = async (mutation: MutationField) => {
      const { name } = mutation
      const key = `${role} ${standing} ${name}`
      if (!proving && (done.has(key) || (told.has(name) && next(6) > 0))) return
      const where = `${inWords(reader)} in the payload of ${name}`
      const now: readonly Reader[] = isEmergency(mutation) ? [reader, { ...reader, standing: 'break-glass' }] : [reader]
      let carriedOut = false
      const watching = watched(api, (answer, query) => {
        mustBeAnswered(answer, where)
        const payload = payloadIn(mutation, answer)
        carriedOut = payload !== null && !/"userErrors":\[\{/.test(answer.text)
        if (payload) told.add(name)
        tally.lookThrough(sentIn(answer), kindsOfAnswer(answer, query), `to ${where}`, ({ needs }) =>
          now.every((each) => isDeniedTo(each, needs)),
        )
      })
      await askForPayload(mutation, watching, changeable)
      payloads.add(`${role} ${standing} ${purpose} ${name}`)
      if (carriedOut) done.add(key)
    }
    await sideBySide(
      payloadMutations.filter((mutation) => !isEmergency(mutation)),
      4,
      ask,
    )
    for (const emergency of payloadMutations.filter(isEmergency)) await ask(emergency)
    await standAsBefore(planted.system, changeable)
  }

  it('is never sent in the payload of any mutation what the table by hand denies', { timeout: 7_200_000 }, async (context) => {
    for (const reader of askedReaders()) await askAs(reader)
    const all = everyReader.length * payloadMutations.length
    const share = ((100 * payloads.size) / all).toFixed(1)
    tell(
      context,
      tally.figure(
        'canaries in payloads',
        `${payloads.size} of ${all} roles × relationships × purposes × ${payloadMutations.length} mutations (${share} %), ` +
          `each at an assurance by the seed ${proofSeed}`,
      ),
    )
    expect(tally.leaked).toEqual([])
    const untold = payloadMutations.map(({ name }) => name).filter((name) => !told.has(name))
    expect(untold.toSorted(), 'mutations that told nobody anything').toEqual(Object.keys(onlyRefused).toSorted())
  })
})
