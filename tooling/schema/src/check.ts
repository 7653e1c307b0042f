import { artefacts } from './artefacts.ts'
import { databaseDrift } from './database-drift.ts'
import { repository } from './services.ts'
import { staleFiles } from './stale-files.ts'

const all = await artefacts()
const stale = await staleFiles(repository, all)
for (const { path, diff } of stale) console.error(`${path} is not what would be generated:\n${diff}\n`)
if (stale.length > 0) console.error('Run "npm run generate" and commit the result.')

const drifted = await databaseDrift()
for (const { service, sql } of drifted)
  console.error(`The migrations of ${service} do not lead to its schema files; missing:\n${sql}\n`)

if (stale.length > 0 || drifted.length > 0) process.exitCode = 1
else console.log(`${all.length} generated files are up to date, and all migrations lead to their schema files`)
