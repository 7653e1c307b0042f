// What every `npm run` task goes through. It runs on whichever Node is installed (20 or newer), brings Node 24 and the packages the project needs,
// and hands over to the task. Standard output belongs to the task alone (`npm run -s token` prints a token and nothing else).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runAttached } from './attached.mjs'
import { BootstrapError } from './bootstrap-error.mjs'
import { ensureInstalled } from './install.mjs'
import { projectEnvironment, projectNode, root } from './project.mjs'
import { runTurbo } from './turbo.mjs'

/** For each task: the file it runs, or the program in node_modules/.bin, and what has to be made before it. */
const tasks = {
  start: { file: 'tooling/dev-env/src/start.ts', first: ['generate', 'build'] },
  dev: { file: 'tooling/dev-env/src/dev.ts', first: ['generate'] },
  seed: { file: 'tooling/dev-env/src/seed.ts', first: ['generate'] },
  import: { file: 'tooling/dev-env/src/import.ts', first: ['generate'] },
  token: { file: 'tooling/dev-env/src/token.ts', first: ['generate'] },
  audit: { file: 'tooling/dev-env/src/audit.ts', first: ['generate'] },
  keys: { file: 'tooling/dev-env/src/keys.ts', first: ['generate'] },
  backup: { file: 'tooling/dev-env/src/backup.ts', first: ['generate'] },
  restore: { file: 'tooling/dev-env/src/restore.ts', first: ['generate'] },
  // The tests generate and build as steps of their own, so that a failure there is counted and told like any other.
  test: { file: 'tooling/testing/src/run-tests.ts', first: [] },
  prove: { file: 'tooling/testing/src/prove.ts', first: ['generate', 'build'] },
  bench: { file: 'tooling/benchmarks/src/bench.ts', first: ['generate'] },
  obligations: { file: 'tooling/repo-rules/src/obligations.ts', first: [] },
  generate: { file: 'tooling/schema/src/generate.ts', first: ['generate'] },
  format: { file: 'node_modules/oxfmt/bin/oxfmt', first: [] },
}

async function main([name, ...given]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined
  if (!task) throw new BootstrapError(`Say which task: ${Object.keys(tasks).join(', ')}.`)
  const major = Number.parseInt(process.versions.node, 10)
  if (major < 20) throw new BootstrapError(`Node ${process.versions.node} is too old: install Node 20 or newer and try again.`)

  await ensureInstalled()
  for (const step of task.first) await runTurbo(step)
  const file = join(root, task.file)
  if (!existsSync(file)) throw new BootstrapError(`\`npm run ${name}\` has nothing to run: ${task.file} is missing.`)
  await runAttached(projectNode(), [file, ...given], { cwd: root, env: projectEnvironment() })
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof BootstrapError ? error.message : error)
  process.exitCode = 1
})
