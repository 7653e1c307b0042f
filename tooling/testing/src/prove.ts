import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programOf } from '@candour/repo-rules'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const results = join(root, 'node_modules/.candour-proofs.json')
const report = join(root, 'tooling/testing/proof-report.md')

interface Assertion {
  readonly fullName: string
  readonly status: string
  readonly duration?: number
}

/**
 * The long proofs: the same tests of which `npm test` runs a sample, with every case instead of some. They read how much to do from
 * CANDOUR_PROOF; the report says what was shown, and is committed.
 */
const [program, ...args] = [
  programOf('vitest'),
  'run',
  '--config',
  'tooling/testing/vitest.config.ts',
  '--project',
  'api',
  '--project',
  'unit',
]
const started = Date.now()
const { status } = spawnSync(
  process.execPath,
  [program ?? '', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CANDOUR_PROOF: 'whole', FC_NUM_RUNS: '2000' },
  },
)
const { testResults } = JSON.parse((await import('node:fs')).readFileSync(results, 'utf8')) as {
  testResults: { name: string; assertionResults: Assertion[] }[]
}
const lines = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .toSorted((a, b) => a.fullName.localeCompare(b.fullName))
  .map(({ fullName, status: outcome }) => `| ${fullName.replaceAll('|', '\\|')} | ${outcome} |`)
const passed = lines.filter((line) => line.endsWith('| passed |')).length
writeFileSync(
  report,
  `# What the long proofs showed

${passed} of ${lines.length} passed, in ${Math.round((Date.now() - started) / 1000)} s on ${cpus().length} cores with Node ${process.versions.node}.
Made by \`npm run prove\`.

| proof | outcome |
|---|---|
${lines.join('\n')}
`,
)
console.log(`${passed} of ${lines.length} proofs passed; the report is tooling/testing/proof-report.md`)
process.exitCode = status ?? 1
