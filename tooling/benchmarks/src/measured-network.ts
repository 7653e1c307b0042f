import pg from 'pg'
import { systemClock } from '@candour/database'
import {
  analyse,
  demonstrationPassword,
  InstallationFolder,
  progressLine,
  newTotpSecret,
  seedDemonstration,
  seedManyPeople,
  startNetwork,
  type Network,
  type SeededWorker,
} from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { freePort } from './free-port.ts'

/** A whole system on a database with so many invented people, and the workers who may sign in to it. */
export interface MeasuredNetwork extends AsyncDisposable {
  readonly size: number
  readonly network: Network
  readonly url: string
  readonly workers: readonly SeededWorker[]
  /** Runs a query as this person, over HTTP. @throws for an answer with errors */
  readonly ask: (
    username: string,
    purpose: string,
    query: string,
    variables?: object,
  ) => Promise<Readonly<Record<string, unknown>>>
}

/** How many workers ask in turn. */
const asking = 20
/** Tokens last five minutes. */
const tokenMinutes = 3

export async function startMeasured(serverUrl: string, folderPath: string, size: number): Promise<MeasuredNetwork> {
  const adminUrl = await createDatabase(serverUrl, `measured_${size}`)
  const folder = new InstallationFolder(folderPath)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const [profile] = foundingProfiles()
  if (!profile) throw new Error('There is no organisation to measure.')
  await using started = new AsyncDisposableStack()
  const network = started.use(
    await startNetwork({
      adminUrl,
      secrets: await folder.secrets(),
      keysFolder: folder.keys,
      clock: systemClock,
      profiles: foundingProfiles(),
      port,
      publicUrl: url,
      demonstration: true,
      portals: undefined,
    }),
  )
  await seedDemonstration(network, systemClock, () => undefined)
  await network.jobsDone()
  const before = performance.now()
  const progress = progressLine(process.stdout, 'Building', size)
  const wish = { profile, count: size, seed: 1, analyse: () => analyse(adminUrl) }
  const everyone = await seedManyPeople(network.seeding, systemClock, wish, progress)
  const seconds = (performance.now() - before) / 1000
  console.log(`${size.toLocaleString('en-GB')} people added in ${seconds.toFixed(1)} s`)
  await vacuum(adminUrl)
  const step = Math.max(1, Math.floor(everyone.length / asking))
  const workers = everyone.filter((_, index) => index % step === 0).slice(0, asking)
  for (const { id, username, name } of workers) {
    const account = { id, username, displayName: name, organisation: profile.id, kind: 'staff' as const }
    await network.identity.openAccount({ ...account, password: demonstrationPassword, totpSecret: newTotpSecret() })
  }
  const tokens = new Map<string, { readonly token: string; readonly until: number }>()
  const tokenOf = async (username: string, purpose: string) => {
    const known = tokens.get(`${username} ${purpose}`)
    if (known && known.until > performance.now()) return known.token
    const token = await network.identity.issueToken({ username, assurance: 2, purpose })
    tokens.set(`${username} ${purpose}`, { token, until: performance.now() + tokenMinutes * 60_000 })
    return token
  }
  const resources = started.move()
  return {
    size,
    network,
    url,
    workers,
    ask: async (username, purpose, query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(username, purpose)}` },
        body: JSON.stringify({ query, variables }),
      })
      const answer = (await response.json()) as { data?: Record<string, unknown>; errors?: readonly object[] }
      if (!answer.data || answer.errors) throw new Error(`The answer was ${JSON.stringify(answer.errors)}`)
      return answer.data
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await asOwner(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** What autovacuum would have done a while after so much was added. */
const vacuum = (adminUrl: string) => asOwner(adminUrl, (client) => client.query('VACUUM (ANALYZE)'))

async function asOwner(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
