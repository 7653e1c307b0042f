import { audit } from './audit.ts'
import { growth } from './growth.ts'
import { importing } from './import.ts'
import { policy } from './policy.ts'
import { readOptions, UsageError } from './options.ts'
import { timing } from './timing.ts'

/** Each measures one promise of the product and prints what it found. Nothing is asserted: the machine decides. */
const benches = { audit, growth, import: importing, policy, timing }

try {
  const { bench, options } = readOptions(process.argv.slice(2), Object.keys(benches))
  for (const [name, run] of Object.entries(benches)) if (name === bench) await run(options)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
