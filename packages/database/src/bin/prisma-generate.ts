#!/usr/bin/env node
// Generates the Prisma client (and what other generators the schema names) of the service in the current folder.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const { status, error } = spawnSync(process.execPath, [prisma, 'generate', '--schema', 'prisma', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PATH: [resolve('node_modules/.bin'), join(process.execPath, '..'), process.env['PATH']].join(delimiter),
    // Generating needs no schema engine, but the command insists on having one: naming any executable stops the download.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (error) console.error(error.message)
process.exitCode = status ?? 1
