#!/usr/bin/env node
// Writes the next migration of the service in the current folder: `candour-migrate-diff <name>`.
import { relative, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { writeNextMigration } from '../migrate/next-migration.ts'

const name = process.argv[2]
if (!name) {
  console.error('Usage: candour-migrate-diff <name>, in the folder of a service; the name in lower case with underscores.')
  process.exitCode = 1
} else {
  const path = await writeNextMigration(resolve('prisma'), name, systemClock)
  console.log(path ? `Wrote ${relative('.', path)}/migration.sql` : 'Nothing to do: the migrations lead to the schema files.')
}
