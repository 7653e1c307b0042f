import { askingWorker } from './asking-worker.ts'
import { inMemoryFields } from './in-memory-fields.ts'
import { startMeasured } from './measured-network.ts'
import type { Options } from './options.ts'
import { startSides, type Side } from './sides.ts'
import { median, timed } from './statistics.ts'
import { temporaryPostgres } from './temporary-postgres.ts'

const people = 1_000
const page = 100
/** Built are more, since not everybody agrees to everything. */
const built = 1_600

/** Twenty values of a person, and the objects that hold them. */
const twentyFields = `reference version status service givenName familyName preferredName birthDate nhsNumber noContactReason
  physicalHealth mentalHealth contact { email phone preferredChannel safeContact address { lines postcode } } provenance { source }`

const one = `query One($id: ID!) { serviceUser(id: $id) { id ${twentyFields} } }`
const many = `query Many($first: Int!, $after: String) {
  serviceUsers(first: $first, after: $after) { nodes { id ${twentyFields} } pageInfo { hasNextPage endCursor } } }`

interface ManyPage {
  readonly serviceUsers: { readonly nodes: readonly object[]; readonly pageInfo: { readonly endCursor: string } }
}

/**
 * Measures what it costs to decide on every value, to record what is disclosed, and to open what is sealed: the same questions to the same
 * subgraph over the same database, as it is and without one of the three. Each limits lists to the viewer's people; none is a gateway.
 */
export async function policy({ rounds }: Options): Promise<void> {
  await using server = await temporaryPostgres()
  await using measured = await startMeasured(server.url, server.folder, built)
  const worker = await askingWorker(measured, people)
  await using sides = await startSides(measured, server.folder)

  const askOne = (side: Side, round: number) => side.ask(worker.claims, one, { id: worker.people[round % worker.people.length] })
  const askMany = async (side: Side) => {
    let after: string | null = null
    let found = 0
    for (let asked = 0; asked < people; asked += page) {
      const { serviceUsers } = (await side.ask(worker.claims, many, { first: page, after })) as unknown as ManyPage
      found += serviceUsers.nodes.length
      after = serviceUsers.pageInfo.endCursor
    }
    if (found !== people) throw new Error(`Asked for ${people} people and found ${found}.`)
  }

  const both = async (without: Side) => {
    const single = await compare('1 person × 20 fields', rounds ?? 400, sides.on, without, askOne)
    const several = await compare(
      '1,000 people × 20 fields, 10 pages',
      Math.ceil((rounds ?? 400) / 10),
      sides.on,
      without,
      askMany,
    )
    return Math.max(single, several)
  }
  console.log(
    `\nThe same question to the service-users subgraph as it is (on) and without something (off), in turns; medians in milliseconds`,
  )
  console.log('without decisions')
  const deciding = await both(sides.off)
  console.log('without the audit log')
  const recording = await both(sides.unrecorded)
  console.log('without sealed values')
  const opening = await both(sides.unsealed)
  const { nanoseconds, decided } = await inMemoryFields(rounds ?? 40)
  console.log(
    `without a database: ${decided.toLocaleString('en-GB')} fields, ${nanoseconds.on.toFixed(0)} ns a field on, ${nanoseconds.off.toFixed(0)} ns off: ${(nanoseconds.on - nanoseconds.off).toFixed(0)} ns for each decided field`,
  )
  console.log('the larger of both questions counts')
  console.log(`median ratio with audit/without: ${recording.toFixed(2)}`)
  console.log(`median ratio sealed/in clear: ${opening.toFixed(2)}`)
  console.log(`median ratio on/off: ${deciding.toFixed(2)}`)
}

/** The median of the ratios of neighbouring runs, so that whatever else the machine does falls on both. */
async function compare(
  name: string,
  rounds: number,
  on: Side,
  off: Side,
  ask: (side: Side, round: number) => Promise<unknown>,
): Promise<number> {
  const taken: { readonly on: number; readonly off: number }[] = []
  const warmUp = Math.ceil(rounds / 10)
  for (let round = -warmUp; round < rounds; round += 1) {
    const at = Math.abs(round)
    const times = { on: 0, off: 0 }
    // Each goes first every other time.
    for (const side of at % 2 === 0 ? ([on, off] as const) : ([off, on] as const))
      times[side === on ? 'on' : 'off'] = await timed(() => ask(side, at))
    if (round >= 0) taken.push(times)
  }
  const ratio = median(taken.map((times) => times.on / times.off))
  const middle = (of: 'on' | 'off') => median(taken.map((times) => times[of])).toFixed(2)
  console.log(
    `  ${name.padEnd(36)} on ${middle('on').padStart(8)}   off ${middle('off').padStart(8)}   ratio ${ratio.toFixed(2)}   (${rounds} rounds)`,
  )
  return ratio
}
