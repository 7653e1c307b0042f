import { join } from 'node:path'
import { demonstrationPassword } from './demonstration-credentials.ts'
import { personas } from './personas.ts'
import { endWith } from './refused-start.ts'
import { root } from './root.ts'
import { run, type Running } from './running.ts'
import { readSettings } from './settings.ts'

const settings = await Promise.resolve()
  .then(() => readSettings(process.argv.slice(2), process.env, root))
  .catch(endWith)

const portals = { staff: join(root, 'apps/staff-portal/dist'), my: join(root, 'apps/self-service-portal/dist') }
/** Asked to stop while it was still starting: what was begun is ended in good order before the process is. */
class StoppedEarly extends Error {}

// Set once everything runs; a signal may come before.
// oxlint-disable-next-line prefer-const
let running: Running | undefined
let stopping = false
const stop = () => void running?.[Symbol.asyncDispose]().then(() => process.exit(0), endWith)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    console.log('\nStopping…')
    stop()
  })
}

const progress = (line: string) => {
  if (stopping) throw new StoppedEarly()
  console.log(line)
}
running = await run(settings, portals, progress).catch((error: unknown) =>
  error instanceof StoppedEarly ? process.exit(0) : endWith(error),
)
if (stopping) stop()
else console.log(welcome(running, settings.publicUrl))

function welcome({ state }: Running, url: string): string {
  const places = [
    `  ${url}/            start page`,
    `  ${url}/staff/      staff portal`,
    `  ${url}/my/         self-service portal`,
    `  ${url}/graphql     API`,
  ]
  const people =
    state === 'demonstration'
      ? [
          '',
          `Demonstration: invented people only, on this machine only. Password of everybody: ${demonstrationPassword}`,
          `One-time codes: ${url}/demonstration/codes`,
          `What would have been sent: ${url}/demonstration/messages`,
          ...usernames().map((line) => `  ${line}`),
          `What each of them shows is on the start page.`,
        ]
      : []
  return ['', 'Candour is running. Ctrl-C stops it.', ...places, ...people, ''].join('\n')
}

/** Everybody who can be signed in as, a line for each organisation: `dmws.` administrator, dpo… */
function usernames(): string[] {
  const byOrganisation = Map.groupBy(
    personas.filter(({ signsInAt }) => signsInAt !== 'nowhere'),
    ({ username }) => username.slice(0, username.indexOf('.') + 1),
  )
  return [...byOrganisation].map(
    ([prefix, people]) => `${prefix.padEnd(8)} ${people.map(({ username }) => username.slice(prefix.length)).join(', ')}`,
  )
}
