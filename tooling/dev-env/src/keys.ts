import { parseArgs } from 'node:util'
import { countByVersion, rewrapKeys, systemClock, withKeysOwner, type KeyProvider } from '@candour/database'
import { openKeysOf } from './open-keys.ts'
import { endWith, RefusedStart } from './refused-start.ts'
import { root } from './root.ts'
import { findInstallation } from './seed/bulk-installation.ts'
import { readSettings } from './settings.ts'

const usage = `Usage: npm run keys -- status    versions of the key-encryption key, and how many keys of persons each wraps
       npm run keys -- rotate    a newer version, and everything wrapped with it; ended early, it goes on where it was
       npm run keys -- retire    forgets the versions that wrap nothing any more`

/** A key wrapped just before a rotation may be committed a moment after: so long an old version is kept, in milliseconds. */
const grace = 3_600_000

const shown = (count: number) => count.toLocaleString('en-GB')

async function keys(): Promise<void> {
  const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: {} })
  const commands = { status, rotate, retire }
  const command = Object.entries(commands).find(([name]) => name === positionals[0])?.[1]
  if (!command || positionals.length !== 1) throw new RefusedStart(usage)
  await using installation = await findInstallation(readSettings([], process.env, root))
  const provider = await openKeysOf(installation)
  await command(provider, installation.adminUrl)
}

async function status(provider: KeyProvider, adminUrl: string): Promise<void> {
  const counts = await withKeysOwner(adminUrl, (client) => countByVersion(client, provider))
  const versions = await provider.versions()
  for (const { version, madeAt } of versions) {
    const wraps = counts.get(version) ?? 0
    const what =
      version === versions.at(-1)?.version
        ? 'the newest: wraps what is new'
        : wraps === 0
          ? 'may be retired'
          : 'kept until nothing needs it'
    console.log(`version ${version}, made ${madeAt.toISOString()}, wraps ${shown(wraps)} keys: ${what}`)
  }
}

async function rotate(provider: KeyProvider, adminUrl: string): Promise<void> {
  await withKeysOwner(adminUrl, async (client) => {
    const newest = (await provider.versions()).at(-1)?.version ?? 0
    const unfinished = [...(await countByVersion(client, provider)).keys()].some((version) => version < newest)
    if (unfinished) console.log(`Going on with the rotation to version ${newest}`)
    else console.log(`Made version ${await provider.rotate(systemClock.now())}`)
    const first = await rewrapKeys(client, provider, (looked) => console.log(`  ${shown(looked)} looked at`))
    // What was being written when the version was made is there now: a look that waits for all of it.
    await client.query('BEGIN; LOCK TABLE keys.person_key IN SHARE ROW EXCLUSIVE MODE; COMMIT')
    const second = await rewrapKeys(client, provider)
    console.log(`${shown(first + second)} keys wrapped anew. Older versions open until \`npm run keys -- retire\`.`)
  })
}

async function retire(provider: KeyProvider, adminUrl: string): Promise<void> {
  const newest = (await provider.versions()).at(-1)
  if (!newest) throw new RefusedStart('There is no key-encryption key.')
  if (systemClock.now().getTime() - newest.madeAt.getTime() < grace)
    throw new RefusedStart(
      `Version ${newest.version} is younger than an hour: keys may still be on their way that need an older one.`,
    )
  const counts = await withKeysOwner(adminUrl, (client) => countByVersion(client, provider))
  const needed = [...counts].filter(([version]) => version < newest.version)
  if (needed.length > 0) throw new RefusedStart('Older versions still wrap keys: run `npm run keys -- rotate` first.')
  await provider.retireBefore(newest.version)
  console.log(
    `Only version ${newest.version} is left. Backups of keys made before it need the older ones: keep their backup as long.`,
  )
}

await keys().catch((error: unknown) => endWith(error instanceof TypeError ? new RefusedStart(usage) : error))
