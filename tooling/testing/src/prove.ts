import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { programOf, repositoryRoot, type VitestReport } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'

const results = join(repositoryRoot, 'node_modules/.candour-proofs.json')
const report = 'tooling/testing/proof-report.md'

// The tests of which `npm test` runs a sample, with every case and more rounds (`proving`). What they showed is committed.
process.env['CANDOUR_PROOF'] = 'whole'
const started = Date.now()
const { ok } = await runProgram(
  programOf('vitest'),
  [
    'run',
    '--config',
    'tooling/testing/vitest.config.ts',
    '--project',
    'api',
    '--project',
    'journeys',
    'tooling/testing/api',
    'tooling/testing/journeys/every-state-of-every-page.test.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ],
  { show: true, timeout: 80 },
)
const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as VitestReport
const proofs = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .toSorted((a, b) => (a.fullName < b.fullName ? -1 : 1))
const passed = proofs.filter(({ status }) => status === 'passed').length
const seconds = Math.round((Date.now() - started) / 1000)
const inTable = (text: string) => text.replaceAll('|', '\\|')
const rows = proofs.map(({ fullName, status }) => `| ${inTable(fullName)} | ${status} |`)
const figures = proofs.flatMap(({ meta }) => (meta?.figure === undefined ? [] : [meta.figure]))

/** What was shown so far stays, should the rest be cut off. */
const write = (ofGuards: readonly string[]) =>
  writeFileSync(
    join(repositoryRoot, report),
    `# What the long proofs showed

${passed} of ${proofs.length} passed in ${seconds} s, on ${cpus().length} cores with Node ${process.versions.node}.
Made by \`npm run prove\`.

## What was counted and measured

${[...figures, ...ofGuards].map((line) => `- ${line}`).join('\n')}

## Every proof

| proof | outcome |
| --- | --- |
${rows.join('\n')}
`,
  )
write(['guards: not taken away yet'])
console.log(`${passed} of ${proofs.length} proofs passed in ${seconds} s; each guard is taken away in turn now`)

const guards = await runProgram('tooling/testing/src/guards/prove-guards.ts', [], { timeout: 90 })
console.log(guards.output)
// What stands before the last line are the guards that no test misses.
write(guards.output.split('\n').filter((line) => /^NOT NOTICED|guards matter/.test(line)))
console.log(`the report is ${report}`)
if (!ok || !guards.ok) process.exitCode = 1
