import { join } from 'node:path'
import { createServer } from 'vite'
import { endWith } from './refused-start.ts'
import { root } from './root.ts'
import { run } from './running.ts'
import { readSettings } from './settings.ts'

/** A portal served from its sources, with changes shown at once. `changesPort`: where its pages listen for changes, each portal's its own. */
async function portal(folder: string, changesPort: number) {
  const server = await createServer({
    root: join(root, 'apps', folder),
    server: { middlewareMode: true, ws: { port: changesPort } },
    logLevel: 'warn',
  })
  return { handler: server.middlewares, stop: () => server.close() }
}

const settings = readSettings([], process.env, root)
const [staff, my] = await Promise.all([portal('staff-portal', 24_678), portal('self-service-portal', 24_679)])
const running = await run(settings, { staff: staff.handler, my: my.handler }, (line) => console.log(line)).catch(endWith)
console.log(`Developing on ${settings.publicUrl}/`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    Promise.all([running[Symbol.asyncDispose](), staff.stop(), my.stop()]).then(() => process.exit(0), endWith)
  })
}
