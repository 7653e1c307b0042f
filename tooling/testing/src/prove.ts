import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { programOf, repositoryRoot, type VitestReport } from '@candour/repo-rules'
import { kindsOfGuards, proveKind, sayKinds, shownKinds } from './guards/prove-kinds.ts'
import { runProgram } from './run-program.ts'

/*
 * The tests of which `npm test` runs a sample, with every case and more rounds; what they showed is committed. All parts, or those that are named:
 * `npm run prove -- processes guards:facts`. What was shown of the others stays.
 */
process.env['CANDOUR_PROOF'] = 'whole'

const results = join(repositoryRoot, 'node_modules/.candour-proofs.json')
const report = join(repositoryRoot, 'tooling/testing/proof-report.md')

/** Minutes that a part may take. */
const patience = 90

/** Each in a run of its own: a process puts the schemas together once. Returns what the report says of the part, and whether it is faultless. */
const parts: Readonly<Record<string, () => Promise<{ readonly said: string; readonly ok: boolean }>>> = {
  api: () => prove('api', 'tooling/testing/api'),
  // One system at a time: each has nine processes, and each of those its connections to the database.
  processes: () => prove('processes', 'tooling/testing/api', '--no-file-parallelism'),
  journeys: () => prove('journeys', 'tooling/testing/journeys/every-state-of-every-page.test.ts'),
  guards: () => proveGuards(asked.flatMap((name) => (name.startsWith(ofGuards) ? [name.slice(ofGuards.length)] : []))),
}

/** Before the name of a kind of guards. */
const ofGuards = 'guards:'

const { positionals: asked } = parseArgs({ allowPositionals: true })
const known = [...Object.keys(parts), ...kindsOfGuards().map((kind) => `${ofGuards}${kind}`)]
const unknown = asked.find((name) => !known.includes(name))
if (unknown !== undefined) {
  console.error(`${unknown} is not known: name some of ${known.join(', ')}, or none for all.`)
  process.exit(1)
}

for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.some((each) => each === name || each.startsWith(`${name}:`))) continue
  const { said, ok } = await run()
  if (!ok) process.exitCode = 1
  // After each part, so that what was shown stays, should the rest be cut off.
  writeReport(new Map([...shownBefore(), [name, said]]))
}
console.log('The report is tooling/testing/proof-report.md.')

async function prove(project: string, files: string, ...options: string[]) {
  const started = Date.now()
  const config = ['--config', 'tooling/testing/vitest.config.ts', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const { ok } = await runProgram(programOf('vitest'), ['run', ...config, files, ...options, ...reporters], {
    show: true,
    timeout: patience,
  })
  const seconds = Math.round((Date.now() - started) / 1000)
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as VitestReport
  const proofs = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .toSorted((a, b) => (a.fullName < b.fullName ? -1 : 1))
  const passed = proofs.filter(({ status }) => status === 'passed').length
  const figures = new Set(proofs.flatMap(({ meta }) => (meta?.figure === undefined ? [] : [meta.figure])))
  const rows = proofs.map(({ fullName, status }) => `| ${fullName.replaceAll('|', '\\|')} | ${status} |`)
  const said = [
    `${passed} of ${proofs.length} passed in ${seconds} s.`,
    ...(figures.size > 0 ? [list([...figures])] : []),
    ['| proof | outcome |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
  return { said, ok }
}

/** Kind by kind, each written down when it is done. Of the kinds that are not asked for what was shown stays. */
async function proveGuards(kinds: readonly string[]) {
  const shown = shownKinds(shownBefore().get('guards') ?? '')
  const asked = kinds.length > 0 ? kinds : kindsOfGuards()
  for (const kind of asked) {
    shown.set(kind, await proveKind(kind, commit(), patience))
    writeReport(new Map([...shownBefore(), ['guards', sayKinds(shown)]]))
  }
  return { said: sayKinds(shown), ok: asked.every((kind) => shown.get(kind)?.missed.length === 0) }
}

/** What was proved: a commit, and whether anything but this report was changed since. */
function commit(): string {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', '.', ':!tooling/testing/proof-report.md')
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' and changes'}`
}

function shownBefore(): Map<string, string> {
  if (!existsSync(report)) return new Map()
  const sections = readFileSync(report, 'utf8')
    .split(/^## /m)
    .map((section) => /^(\w+)\n\n([\s\S]*)$/.exec(section.trimEnd()))
  return new Map(sections.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? '']] : [])))
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function writeReport(said: ReadonlyMap<string, string>): void {
  const sections = Object.keys(parts).map((name) => `## ${name}\n\n${said.get(name) ?? 'Not shown yet.'}\n`)
  writeFileSync(
    report,
    `# What the long proofs showed

On ${cpus().length} cores with Node ${process.versions.node}. Made by \`npm run prove\`.

${sections.join('\n')}`,
  )
}
