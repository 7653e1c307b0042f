import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { programOf, repositoryRoot, type VitestReport } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'

const results = join(repositoryRoot, 'node_modules/.candour-proofs.json')
const report = 'tooling/testing/proof-report.md'

// The tests of which `npm test` runs a sample, with every case and more rounds (`proving`). What they showed is committed.
process.env['CANDOUR_PROOF'] = 'whole'

/** Each in a run of its own: a process puts the schemas together once. */
const suites = [
  { project: 'api', files: 'tooling/testing/api' },
  { project: 'processes', files: 'tooling/testing/api' },
  { project: 'journeys', files: 'tooling/testing/journeys/every-state-of-every-page.test.ts' },
]

const sections: string[] = []
const figures: string[] = []
let faultless = true

for (const { project, files } of suites) {
  const started = Date.now()
  const { ok } = await runProgram(
    programOf('vitest'),
    [
      'run',
      '--config',
      'tooling/testing/vitest.config.ts',
      '--project',
      project,
      files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
    ],
    { show: true, timeout: 80 },
  )
  faultless &&= ok
  const seconds = Math.round((Date.now() - started) / 1000)
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as VitestReport
  const proofs = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .toSorted((a, b) => (a.fullName < b.fullName ? -1 : 1))
  const passed = proofs.filter(({ status }) => status === 'passed').length
  figures.push(...proofs.flatMap(({ meta }) => (meta?.figure === undefined ? [] : [meta.figure])))
  sections.push(
    [
      `## ${files}${project === 'processes' ? ' against processes' : ''}: ${passed} of ${proofs.length} passed in ${seconds} s`,
      '| proof | outcome |\n| --- | --- |',
      ...proofs.map(({ fullName, status }) => `| ${fullName.replaceAll('|', '\\|')} | ${status} |`),
    ]
      .join('\n')
      .replace('\n|', '\n\n|'),
  )
  console.log(`${passed} of ${proofs.length} proofs passed in ${seconds} s`)
  writeReport(['guards: not taken away yet'])
}

const guards = await runProgram('tooling/testing/src/guards/prove-guards.ts', [], { timeout: 90 })
console.log(guards.output)
// What stands before the last line are the guards that no test misses.
writeReport(guards.output.split('\n').filter((line) => /^NOT NOTICED|guards matter/.test(line)))
console.log(`the report is ${report}`)
if (!faultless || !guards.ok) process.exitCode = 1

/** After each part, so that what was shown stays, should the rest be cut off. */
function writeReport(ofGuards: readonly string[]): void {
  writeFileSync(
    join(repositoryRoot, report),
    `# What the long proofs showed

On ${cpus().length} cores with Node ${process.versions.node}. Made by \`npm run prove\`.

## What was counted and measured

${[...new Set([...figures, ...ofGuards])].map((line) => `- ${line}`).join('\n')}

${sections.join('\n\n')}
`,
  )
}
