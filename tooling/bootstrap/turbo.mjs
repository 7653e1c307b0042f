import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectEnvironment, projectNode, root } from './project.mjs'
import { runQuietly } from './quiet.mjs'

/** Runs one of the tasks of turbo.json in every package that has it; turbo skips what has not changed. Nothing is printed unless it fails. */
export async function runTurbo(task) {
  const turbo = createRequire(join(root, 'package.json')).resolve('turbo/bin/turbo')
  await runQuietly(projectNode(), [turbo, 'run', task, '--output-logs=errors-only', '--log-order=grouped'], {
    cwd: root,
    env: projectEnvironment(),
    failure: `\`turbo run ${task}\` failed: see above.`,
  })
}
