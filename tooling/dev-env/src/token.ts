import { parseArgs } from 'node:util'
import { installationOf } from '@candour/database'
import { NothingToIssueError } from '@candour/identity'
import { purposes } from '@candour/need-to-know'
import { openDemonstrationIdentity } from './demonstration-identity.ts'
import { InstallationFolder } from './installation-folder.ts'
import { personas } from './personas.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { readSeedingState } from './seeding-state.ts'
import { servedProfiles } from './served-profiles.ts'
import { readSettings } from './settings.ts'

const usage = `Usage: npm run -s token -- PERSONA [--purpose ${purposes.join('|')}] [--assurance 1|2]`

/** Prints an access token of an invented person and nothing else. */
async function token(): Promise<string> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { purpose: { type: 'string' }, assurance: { type: 'string', default: '2' } },
  })
  const persona = personas.find(({ username }) => username === positionals[0])
  const purpose = values.purpose
  if (!persona || positionals.length !== 1)
    throw new RefusedStart(`${usage}\nPersonas: ${personas.map(({ username }) => username).join(', ')}`)
  if (purpose !== undefined && !purposes.some((each) => each === purpose)) throw new RefusedStart(usage)
  if (values.assurance !== '1' && values.assurance !== '2') throw new RefusedStart(usage)

  const settings = readSettings([], process.env, root)
  const folder = new InstallationFolder(settings.dataFolder)
  const runtime = await folder.announced()
  if (!runtime) throw new RefusedStart('Candour is not running here. Start it with `npm start`.')
  if ((await readSeedingState(runtime.adminUrl)) !== 'demonstration') {
    throw new RefusedStart('This works only on a database that was seeded for demonstration.')
  }
  const secrets = await folder.secrets({ begun: true })
  const { serviceUrl } = installationOf({ adminUrl: runtime.adminUrl, secret: secrets.of('database') })
  await using identity = await openDemonstrationIdentity(
    runtime.publicUrl,
    serviceUrl('identity'),
    secrets,
    servedProfiles(settings),
  )
  const { username, signsInAt } = persona
  const stated = purpose === undefined ? {} : { purpose }
  // Waited for here: the identity service ends with this function.
  return signsInAt === 'api'
    ? await identity.clientToken({ clientId: username, purpose: 'care', ...stated })
    : await identity.issueToken({ username, assurance: values.assurance === '2' ? 2 : 1, ...stated })
}

await token()
  .catch((error: unknown) =>
    endWith(
      error instanceof NothingToIssueError || error instanceof TypeError ? new RefusedStart(`${error.message}\n${usage}`) : error,
    ),
  )
  .then((issued) => console.log(issued))
