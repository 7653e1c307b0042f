import { startMeasured, type MeasuredNetwork } from './measured-network.ts'
import type { Options } from './options.ts'
import { median, quantile, timed } from './statistics.ts'
import { temporaryPostgres } from './temporary-postgres.ts'

const sizes = [1_000, 100_000, 1_000_000]
const purpose = 'care'

const queries = {
  caseload: `query { serviceUsers(first: 25) { edges { node { id reference status givenName familyName preferredName birthDate } } pageInfo { hasNextPage endCursor } } }`,
  record: `query($id: ID!) { serviceUser(id: $id) {
    id reference version status service givenName familyName preferredName birthDate nhsNumber physicalHealth mentalHealth ethnicity religion
    contact { email phone preferredChannel safeContact address { lines postcode } }
    provenance { section source suppliedAt }
    notes(first: 10) { edges { node { id text kind occurredAt author categories } } pageInfo { hasNextPage } }
    corrections(first: 10) { edges { node { id field state } } }
    consents { id state decidedAt item { code title } }
  } }`,
  lookup: `query($id: ID!) { serviceUser(id: $id) { id reference familyName } }`,
  desk: `query($after: String) { serviceUsers(first: 100, after: $after) { nodes { id contact { preferredChannel } } pageInfo { hasNextPage endCursor } } }`,
}
const names = ['caseload', 'record', 'lookup'] as const
type QueryName = (typeof names)[number]

/** A worker with the people they may open. */
interface Desk {
  readonly username: string
  readonly people: readonly string[]
  /** How many people the worker finds in the list. */
  readonly listed: number
}

/**
 * Measures whether a caseload page, a record and a look-up by id take longer when there are more people, from the client's side of the
 * whole chain. The databases take turns, so that whatever else the machine does falls on all of them alike.
 */
export async function growth({ people: counts = sizes, rounds = 200 }: Options): Promise<void> {
  await using server = await temporaryPostgres()
  await using networks = new AsyncDisposableStack()
  const measured: { readonly network: MeasuredNetwork; readonly desks: readonly Desk[] }[] = []
  for (const size of counts) {
    const network = networks.use(await startMeasured(server.url, server.folder, size))
    const desks = await Promise.all(network.workers.map(({ username }) => deskOf(network, username)))
    const mean = (of: (desk: Desk) => number) => (desks.reduce((sum, desk) => sum + of(desk), 0) / desks.length).toFixed(0)
    console.log(
      `  a worker works with ${mean(({ people }) => people.length)} people and lists ${mean(({ listed }) => listed)}, with those of the team`,
    )
    measured.push({ network, desks })
  }

  const times = new Map<string, number[]>()
  for (let round = -20; round < rounds; round += 1) {
    for (const name of names) {
      // Each goes first as often as the others.
      for (let turn = 0; turn < measured.length; turn += 1) {
        const { network, desks } = measured[(turn + Math.abs(round)) % measured.length] ?? fail()
        const desk = desks[Math.abs(round) % desks.length] ?? fail()
        const id = desk.people[Math.abs(round) % desk.people.length] ?? fail()
        const took = await timed(() => network.ask(desk.username, purpose, queries[name], name === 'caseload' ? {} : { id }))
        // The first rounds warm everything up.
        if (round >= 0) times.set(key(network, name), [...(times.get(key(network, name)) ?? []), took])
      }
    }
  }

  console.log(`\nMilliseconds from question to answer over ${rounds} rounds, all databases in turn`)
  console.log(`${'people'.padStart(10)}  ${names.map((name) => `${name} p50    p95`.padStart(22)).join('')}`)
  for (const { network } of measured) {
    const cells = names.map((name) => {
      const taken = times.get(key(network, name)) ?? []
      return `${median(taken).toFixed(2)} ${quantile(taken, 0.95).toFixed(2).padStart(6)}`.padStart(22)
    })
    console.log(`${network.size.toLocaleString('en-GB').padStart(10)}  ${cells.join('')}`)
  }
  const first = measured.at(0)?.network ?? fail()
  const last = measured.at(-1)?.network ?? fail()
  const ratios = names.map((name) => {
    const of = (network: MeasuredNetwork) => median(times.get(key(network, name)) ?? [])
    return `${name} ${(of(last) / of(first)).toFixed(2)}`
  })
  console.log(`largest/smallest p50 ratio: ${ratios.join(' ')}`)
}

const key = ({ size }: MeasuredNetwork, name: QueryName) => `${size} ${name}`

/** The people a worker is assigned to, of all whom they find in the list: of the others they see the name alone. */
async function deskOf(network: MeasuredNetwork, username: string): Promise<Desk> {
  const people: string[] = []
  let listed = 0
  for (let after: string | null = null; ;) {
    const { serviceUsers } = (await network.ask(username, purpose, queries.desk, { after })) as unknown as DeskPage
    listed += serviceUsers.nodes.length
    people.push(...serviceUsers.nodes.flatMap(({ id, contact }) => (contact === null ? [] : [id])))
    after = serviceUsers.pageInfo.endCursor
    if (!serviceUsers.pageInfo.hasNextPage) break
  }
  if (people.length === 0) throw new Error(`${username} works with nobody.`)
  return { username, people, listed }
}

interface DeskPage {
  readonly serviceUsers: {
    readonly nodes: readonly { readonly id: string; readonly contact: object | null }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

function fail(): never {
  throw new RangeError('There is nothing to measure.')
}
