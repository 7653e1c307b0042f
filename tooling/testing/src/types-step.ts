import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programOf, repositoryRoot } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'
import { failed, passed, type Step } from './step.ts'

interface TypesProject {
  readonly compilerOptions?: object
  readonly include: readonly string[]
}

const atOnce = 2
const together = join(repositoryRoot, 'node_modules/.candour-types.json')

/**
 * A step that checks the types of every package that has a tsconfig.json, two programs at a time. Packages without options of their own are one
 * program: they import each other as sources, which would be checked once for each of them.
 */
export const typesStep: Step = {
  name: 'types',
  run: async () => {
    const found = globSync('{apps,packages,services,tooling}/*/tsconfig.json', { cwd: repositoryRoot }).toSorted()
    const projects = found.map((path) => ({ path, ...read(path) }))
    const alike = projects.filter(({ compilerOptions }) => compilerOptions === undefined)
    const own = projects.filter(({ compilerOptions }) => compilerOptions !== undefined)
    writeFileSync(together, JSON.stringify(programOfAll(alike)))
    const waiting = [together, ...own.map(({ path }) => path)]
    const faults: string[] = []
    const check = async () => {
      for (let project = waiting.shift(); project; project = waiting.shift()) {
        const { ok, output } = await runProgram(programOf('typescript', 'tsc'), ['--noEmit', '-p', project])
        if (!ok) faults.push(output)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, check))
    return faults.length > 0 ? { ...failed, said: faults.toSorted().join('\n') } : passed
  },
}

const read = (path: string) => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as TypesProject

const programOfAll = (projects: readonly (TypesProject & { readonly path: string })[]) => ({
  extends: join(repositoryRoot, 'tsconfig.base.json'),
  compilerOptions: { typeRoots: [join(repositoryRoot, 'node_modules/@types')] },
  include: projects.flatMap(({ path, include }) => include.map((part) => join(repositoryRoot, dirname(path), part))),
})
