import { globSync } from 'node:fs'
import { programOf, repositoryRoot } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'
import { failed, passed, type Step } from './step.ts'

const atOnce = 2

/** A step that checks the types of every package that has a tsconfig.json, two at a time. */
export const typesStep: Step = {
  name: 'types',
  run: async () => {
    const waiting = globSync('{apps,packages,services,tooling}/*/tsconfig.json', { cwd: repositoryRoot }).toSorted()
    const faults: string[] = []
    const check = async () => {
      for (let project = waiting.shift(); project; project = waiting.shift()) {
        const { ok, output } = await runProgram(programOf('typescript', 'tsc'), ['--noEmit', '-p', project])
        // A package whose folders hold nothing yet has no types to get wrong.
        if (!ok && !output.includes('TS18003')) faults.push(`${project}\n${output}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, check))
    return faults.length > 0 ? { ...failed, said: faults.toSorted().join('\n') } : passed
  },
}
