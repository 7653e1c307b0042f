import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@candour/database'
import { dataVariable } from './begin-with-data.ts'

/** Lays out what each test's PostgreSQL begins with, once for a run: it takes as long as many a test. Disposing removes it. */
export async function layOutData(): Promise<AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'guards-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  await server.stop()
  process.env[dataVariable] = folder
  return {
    async [Symbol.asyncDispose]() {
      Reflect.deleteProperty(process.env, dataVariable)
      await rm(folder, { recursive: true })
    },
  }
}
