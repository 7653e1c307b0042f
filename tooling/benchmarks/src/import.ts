import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { systemClock } from '@candour/database'
import { analyse, importInto, InstallationFolder, seedDemonstration, startNetwork, startPeopleServices } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { freePort } from './free-port.ts'
import type { Options } from './options.ts'
import { temporaryPostgres } from './temporary-postgres.ts'

const header = 'source_reference,given_name,family_name,birth_date,phone,worker,consent_to_store,consent_wording\n'

/** One row in a hundred is wrong; one in a thousand is written in another encoding. */
const isWrong = (row: number) => row % 100 === 99

function* rowsOf(count: number): Generator<string | Buffer> {
  yield header
  for (let row = 0; row < count; row += 1) {
    const born = isWrong(row) ? '1970-02-31' : `19${10 + (row % 80)}-0${1 + (row % 9)}-1${row % 10}`
    const line = `OLD-${row},Ren${row % 1_000 === 500 ? 'é' : 'e'},Import${row},${born},07700 900222,dmws.support-worker,yes,1\n`
    yield row % 1_000 === 500 ? Buffer.from(line, 'latin1') : line
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`.padStart(8)
const shown = (count: number) => count.toLocaleString('en-GB').padStart(10)

/** Imports a file of people, and the same file again: rows a second, what was done with them, and whether memory stays flat. */
export async function importing({ people = [100_000] }: Options): Promise<void> {
  await using server = await temporaryPostgres()
  const folder = new InstallationFolder(server.folder)
  const secrets = await folder.secrets()
  const profiles = foundingProfiles()
  const shared = { adminUrl: server.url, secrets, keysFolder: folder.keys, clock: systemClock, profiles }
  {
    const port = await freePort()
    const here = { port, publicUrl: `http://localhost:${port}`, demonstration: true, portals: undefined }
    await using network = await startNetwork({ ...shared, ...here })
    await seedDemonstration(network, systemClock, () => undefined)
  }
  await using services = await startPeopleServices(shared)
  const profile = profiles.find(({ id }) => id === 'dmws')
  if (!profile) throw new Error('There is no organisation to import into.')

  console.log(
    `${['rows', 'added', 'unchanged', 'refused', 'rows/s'].map((name) => name.padStart(10)).join('')}   resident: start, peak of the first tenth, peak`,
  )
  for (const count of people) {
    const path = join(server.folder, `people-${count}.csv`)
    await pipeline(Readable.from(rowsOf(count)), createWriteStream(path))
    for (const _run of ['first', 'again']) {
      const before = process.memoryUsage.rss()
      let [early, peak] = [before, before]
      const started = performance.now()
      const counts = await importInto(services, systemClock, {
        profile,
        path,
        report: `${path}.problems.csv`,
        worker: null,
        dryRun: false,
        analyse: () => analyse(server.url),
        progress: (rows) => {
          peak = Math.max(peak, process.memoryUsage.rss())
          if (rows <= count / 10) early = peak
        },
      })
      const speed = Math.round(counts.read / ((performance.now() - started) / 1000))
      const done = [counts.read, counts.added, counts.unchanged, counts.refused, speed].map(shown).join('')
      console.log(`${done}   ${[before, early, peak].map(megabytes).join('')}`)
    }
  }
}
