import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'
import { failed, passed, skipped, type Step } from './step.ts'

/** A step that runs one script and counts as one test; what the script said is shown when it fails. Skipped, saying so, when there is no script. */
export function checkStep(name: string, script: string, ...args: string[]): Step {
  return {
    name,
    run: async () => {
      if (!existsSync(join(repositoryRoot, script)) && !existsSync(script)) return { ...skipped, said: `There is no ${script}.` }
      const { ok, output } = await runProgram(script, args)
      return ok ? passed : { ...failed, said: output || 'It failed without a word.' }
    },
  }
}
