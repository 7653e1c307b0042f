import { artefacts } from './artefacts.ts'
import { repository } from './services.ts'
import { writeArtefacts } from './stale-files.ts'

const all = await artefacts()
const written = await writeArtefacts(repository, all)
for (const path of written) console.log(`wrote ${path}`)
console.log(`${all.length} generated files are up to date`)
