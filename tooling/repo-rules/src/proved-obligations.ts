import type { TestResult, TestRun } from './test-results.ts'

/** For each obligation, the tests that prove it: `file: name`, sorted. */
export type Proofs = Record<string, string[]>

/** The obligations a test's name cites: ids in square brackets, several parted by commas. */
export function citedObligations(name: string): string[] {
  const brackets = name.matchAll(/\[([A-Z]+-\d+(?:,\s*[A-Z]+-\d+)*)\]/g)
  return [...brackets].flatMap(([, ids = '']) => ids.split(/,\s*/))
}

/** What the passed tests prove, sorted so that a change to one obligation changes one place in the committed file. */
export function proofsOf(tests: readonly TestResult[]): Proofs {
  const cited = tests.filter(({ passed }) => passed).flatMap((test) => citedObligations(test.name).map((id) => ({ id, test })))
  const byId = Object.groupBy(cited, ({ id }) => id)
  return Object.fromEntries(
    Object.keys(byId)
      .toSorted()
      .map((id) => [id, [...new Set(byId[id]?.map(({ test }) => `${test.file}: ${test.name}`))].toSorted()]),
  )
}

/** What is wrong with the proofs, each as a sentence: a test that cites an obligation nobody has, an obligation that lost its last test. */
export function proofFaults(recorded: Proofs, run: TestRun, known: ReadonlySet<string>): string[] {
  const found = proofsOf(run.tests)
  const unknown = run.tests.flatMap(({ file, name }) =>
    citedObligations(name)
      .filter((id) => !known.has(id))
      .map((id) => `${file} cites ${id}, which is no obligation.`),
  )
  const unknownRecords = Object.keys(recorded).filter((id) => !known.has(id))
  const lost = Object.keys(recorded).filter((id) => known.has(id) && !found[id])
  return [
    ...new Set(unknown),
    ...unknownRecords.map((id) => `The record names ${id}, which is no obligation.`),
    ...lost.map((id) => `${id} is recorded as proved, but no passing test cites it any more.`),
  ]
}

/** The obligations whose proofs are new or have other names since the record was written: no fault, as nothing was lost. */
export function proofsToRecord(recorded: Proofs, run: TestRun): string[] {
  const found = proofsOf(run.tests)
  return Object.keys(found).filter((id) => String(found[id]) !== String(recorded[id]))
}
