// Installs or migrates the database once and writes the environment files of all processes:
//   DATABASE_URL=postgresql://… node tooling/deployment/src/install.ts --out FOLDER [--data FOLDER] [--public-url URL] [--demonstration]
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endWith } from '@candour/dev-env'
import { installInto } from './install-into.ts'

const usage = 'Usage: node tooling/deployment/src/install.ts --out FOLDER [--data FOLDER] [--public-url URL] [--demonstration]'

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        data: { type: 'string' },
        'public-url': { type: 'string', default: 'http://localhost:4000' },
        demonstration: { type: 'boolean', default: false },
      },
    })
    if (values.out) return { ...values, out: resolve(values.out) }
  } catch {
    // An option that there is not: told below like one that is missing.
  }
  console.error(usage)
  process.exit(1)
}

const { out, data, demonstration, 'public-url': publicUrl } = readArguments()
const databaseUrl = process.env['DATABASE_URL'] || undefined
const organisationsFolder = process.env['ORGANISATIONS_FOLDER'] || undefined
const settings = {
  out,
  data: resolve(data ?? join(out, 'installation')),
  databaseUrl,
  publicUrl,
  organisationsFolder,
  demonstration,
}
await installInto(settings, (line) => console.log(line)).catch(endWith)
console.log(`Written to ${out}, readable by you only.`)
