import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { betrayedBy } from '../src/canary.ts'
import { byCursors, everyPath, mustBeAnswered, sentIn } from '../src/every-path.ts'
import {
  everyReader,
  everyReaderAssured,
  inWords,
  isDeniedTo,
  plantReaders,
  type Reader,
  type Readers,
} from '../src/every-reader.ts'
import { tell } from '../src/figure.ts'
import { intendedAuditor, intendedReaders } from '../src/intended-readers.ts'
import { isFoundByItsOwnId, isPromised } from '../src/kept-beyond-the-table.ts'
import { kindsOfAnswer } from '../src/kinds-of-path.ts'
import { LeakTally } from '../src/leak-tally.ts'
import { listenToTheLog } from '../src/listen-to-the-log.ts'
import { CursorsGiven } from '../src/paths-by-cursor.ts'
import { rootFields } from '../src/paths-from-the-query.ts'
import { pathsIntoSubgraphs } from '../src/paths-into-subgraphs.ts'
import { pathsToAPerson } from '../src/paths-to-a-person.ts'
import { whileFailing } from '../src/planted-fault.ts'
import { startPlantedNetwork, type PlantedNetwork } from '../src/planted-network.ts'
import type { Planted } from '../src/planted-person.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { someOf } from '../src/seeded-numbers.ts'
import { subgraphNames } from '../src/signed-request.ts'
import { watched } from '../src/watched-api.ts'

// Among them are always some who see much: nothing proves nothing.
const seeing: readonly Reader[] = [
  { role: 'service-user', standing: 'self', purpose: 'own-record', assurance: 2 },
  { role: 'representative', standing: 'representative', purpose: 'own-record', assurance: 2 },
  { role: 'safeguarding-lead', standing: 'work-item', purpose: 'safeguarding', assurance: 2 },
]
const everybody = everyReaderAssured(proofSeed)
const asked = [...seeing, ...(proving ? everybody : someOf(everybody, 6, proofSeed))]

describe('every role in every relationship for every purpose', () => {
  let planted: PlantedNetwork
  let readers: Readers
  let paths: ReturnType<typeof everyPath>
  let tally: LeakTally
  const counted = { promised: 0, kept: 0 }
  beforeAll(async () => {
    planted = await startPlantedNetwork()
    const { system, person } = planted
    paths = everyPath(person, new CursorsGiven())
    // What people of the organisation are given begins here, so that everybody after them sends the cursors of every list, whoever may read it.
    for (const [persona, purpose, assurance] of [...intendedReaders, intendedAuditor])
      await paths.get(byCursors)?.(await system.as(persona, { ...(purpose ? { purpose } : {}), assurance }))
    readers = await plantReaders(system, person)
    tally = new LeakTally(person.canaries)
  })
  afterAll(() => planted.system[Symbol.asyncDispose]())

  /** Asks on every path as one reader, and looks through what they are sent. What they were promised and not given. */
  async function askAs(reader: Reader): Promise<readonly string[]> {
    const { system, person } = planted
    const api = await readers.as(reader)
    const who = inWords(reader)
    const isDenied = ({ needs }: Planted) => isDeniedTo(reader, needs)
    // Of whom nothing is theirs to read, there is nobody in any list either, wherever it is begun. Some may know how somebody is supported, of
    // whom they may read nothing that was planted.
    const isStranger = person.canaries.every(isDenied) && isDeniedTo(reader, [['identity'], ['support.plan']])
    const nobodyThere = isStranger ? [person.id, ...person.parts] : []
    const answers: { readonly path: string; readonly sent: string }[] = []
    await Promise.all([
      ...[...paths].map(([path, ask]) =>
        ask(
          watched(api, (answer, query) => {
            mustBeAnswered(answer, `${who} ${path}`)
            const sent = sentIn(answer)
            answers.push({ path, sent })
            tally.lookThrough(sent, kindsOfAnswer(answer, query), `to ${who} ${path}`, isDenied)
            if (path !== byCursors) return
            for (const id of nobodyThere) if (sent.includes(id)) tally.leak(`that ${id} is there to ${who} ${path}`)
          }),
        ),
      ),
      ...Object.entries(pathsIntoSubgraphs).map(async ([path, ask]) => {
        const sent = await ask(system, api, reader.purpose, person)
        answers.push({ path, sent })
        tally.lookThrough(sent, ['_entities'], `to ${who} ${path}`, isDenied)
      }),
    ])
    const onRecord = betrayedBy(answers.find(({ path }) => path === 'by id')?.sent ?? '')
    const anywhere = betrayedBy(answers.map(({ sent }) => sent).join('\n'))
    const promised = person.canaries.filter((canary) => isPromised(reader, canary))
    counted.promised += promised.length
    const isGiven = ({ word, of, needs }: Planted) => (isFoundByItsOwnId(reader, of, needs) ? anywhere(word) : onRecord(word))
    return promised.filter((canary) => !isGiven(canary)).map(({ of }) => `${of} from ${who}`)
  }

  it(
    'is never sent what the table by hand denies, on any path, nor is it in the log, and is given on the record what it allows',
    { timeout: 3_600_000 },
    async () => {
      using log = listenToTheLog()
      const kept: string[] = []
      for (const reader of asked) kept.push(...(await askAs(reader)))
      counted.kept = kept.length
      tally.lookThroughLog(log)
      expect(tally.leaked).toEqual([])
      expect(kept, 'allowed by the table, and not in the answer to who asks by id').toEqual([])
      expect(counted.promised).toBeGreaterThan(0)
      expect(tally.unseen.length).toBeLessThan(planted.person.canaries.length)
      if (proving) expect(tally.unseen).toEqual([])
    },
  )

  it('leaves nothing of it in the log, also where every service fails over it', { timeout: 120_000 }, async () => {
    const { system, person } = planted
    using log = listenToTheLog({ quietly: true })
    const words = person.canaries.map(({ word }) => word)
    const never = () => true
    await whileFailing(system, words, async () => {
      for (const reader of seeing.slice(0, 2)) {
        const api = await readers.as(reader)
        const where = `to ${inWords(reader)} in a failure`
        const watching = watched(api, (answer, query) =>
          tally.lookThrough(sentIn(answer), kindsOfAnswer(answer, query), where, never),
        )
        await Promise.all([
          ...Object.values(pathsToAPerson).map((ask) => ask(watching, person)),
          ...Object.values(pathsIntoSubgraphs).map(async (ask) =>
            tally.lookThrough(await ask(system, api, reader.purpose, person), ['_entities', 'error'], where, never),
          ),
        ])
      }
    })
    const lines = tally.lookThroughLog(log)
    expect(tally.leaked).toEqual([])
    const failed = lines.flatMap((line) => /"service":"([a-z-]+)"/.exec(line)?.[1] ?? [])
    expect([...new Set(failed)], 'services whose failures the log holds').toEqual(expect.arrayContaining([...subgraphNames]))
  })

  it('was asked on paths of every kind there is', (context) => {
    const different = new Set(asked.map(({ role, standing, purpose }) => `${role} ${standing} ${purpose}`)).size
    const share = ((100 * different) / everyReader.length).toFixed(1)
    tell(
      context,
      tally.figure(
        'canaries',
        `${different} of ${everyReader.length} roles × relationships × purposes (${share} %), each at an assurance by the seed ${proofSeed}, ` +
          `on ${paths.size + subgraphNames.length} paths from ${rootFields.length} of ${rootFields.length} fields of Query`,
        `${counted.kept} of ${counted.promised} promised on the record kept back`,
      ),
    )
    // Nothing in the API sorts, as the test of the composed schema shows.
    expect(tally.kindsMissed).toEqual(['sort'])
  })
})
