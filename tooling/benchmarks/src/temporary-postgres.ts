import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@candour/database'

/** A PostgreSQL of its own for one measurement, gone afterwards. Without fsync: what is measured here reads. */
export async function temporaryPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'))
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false })
  return {
    url: server.url,
    folder,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
