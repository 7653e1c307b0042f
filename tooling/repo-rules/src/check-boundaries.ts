import { pathToFileURL } from 'node:url'
import { runBoundariesCanary } from './boundaries-canary.ts'
import { repositoryRoot } from './repository.ts'

const { planted, missed, wronglyRefused } = await runBoundariesCanary(new URL('.oxlintrc.json', pathToFileURL(repositoryRoot)))
for (const line of missed) console.error(`The linter let through ${line}`)
for (const line of wronglyRefused) console.error(`The linter wrongly refused ${line}`)
if (missed.length + wronglyRefused.length > 0) process.exit(1)
console.log(`${planted} planted imports were all reported`)
