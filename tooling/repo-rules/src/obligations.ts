import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { obligations } from '@candour/organisations'
import { programOf } from './program-of.ts'
import { proofFaults, proofsOf, proofsToRecord, type Proofs } from './proved-obligations.ts'
import { lastTestRun } from './test-results.ts'

// Without an argument: each proved obligation with its tests. `--check` fails when the last run of `npm test` lost a proof of the
// committed record, and `--record` writes that record from the run.
const record = new URL('../proved-obligations.json', import.meta.url)
const recorded = JSON.parse(readFileSync(record, 'utf8')) as Proofs
const all = obligations()
const [argument] = process.argv.slice(2)

if (argument === '--check') {
  const faults = proofFaults(recorded, testRun(), new Set(all.map(({ id }) => id)))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
} else if (argument === '--record') {
  const run = testRun()
  if (!run.complete) {
    console.error('The record is written from a whole run in which nothing failed: run `npm test` first.')
    process.exit(1)
  }
  writeFileSync(record, JSON.stringify(proofsOf(run.tests)))
  execFileSync(process.execPath, [programOf('oxfmt'), fileURLToPath(record)])
} else if (argument) {
  console.error(`${argument} is not known: give --check, --record or nothing.`)
  process.exit(1)
}

if (argument !== '--check') {
  const proofs = JSON.parse(readFileSync(record, 'utf8')) as Proofs
  const proved = all.filter(({ id }) => proofs[id])
  for (const { id, promise } of proved) {
    console.log(`${id}  ${promise}`)
    for (const test of proofs[id] ?? []) console.log(`  ${test}`)
  }
  const toRecord = proofsToRecord(proofs, testRun())
  if (toRecord.length > 0) console.log(`To be recorded with \`npm run obligations -- --record\`: ${toRecord.join(', ')}`)
  console.log(`${proved.length} of ${all.length} obligations proved`)
}

function testRun() {
  return lastTestRun(['unit', 'api', 'journeys'])
}
