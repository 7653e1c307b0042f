import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils'
import * as wasmBindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { type PinnedConnection, PinnedPool } from './pinned-pool.ts'
import type { PrismaFolder } from './read-prisma-folder.ts'

// Node has it; its type comes only with the browser's, which are not wanted here.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, unknown>): Promise<{ instance: { exports: Record<string, unknown> } }>
}

export type SchemaEngine = wasmBindings.SchemaEngine

let loading: Promise<void> | undefined

/** Starts the migration engine of Prisma (its WebAssembly form: nothing to download) over one connection. */
export async function startSchemaEngine(folder: PrismaFolder, connection: PinnedConnection): Promise<SchemaEngine> {
  loading ??= loadEngine()
  await loading
  const datamodels = folder.schemaFiles.map(({ path, content }): [string, string] => [path, content])
  const factory = bindMigrationAwareSqlAdapterFactory(new PinnedAdapterFactory(connection))
  return wasmBindings.SchemaEngine.new({ datamodels }, () => undefined, factory)
}

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(join(entry, '..', 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasmBindings })
  wasmBindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function')
    throw new TypeError('The schema engine has no start function: is its version the expected one?')
  start()
}

class PinnedAdapterFactory extends PrismaPg {
  readonly #pool: PinnedPool

  constructor(connection: PinnedConnection) {
    const pool = new PinnedPool(connection)
    super(pool)
    this.#pool = pool
  }

  override async connect() {
    const adapter = await super.connect()
    // The adapter's own splits at every semicolon, which breaks function bodies.
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script)
      } catch (error) {
        throw new DriverAdapterError(asPostgresError(error))
      }
    }
    return adapter
  }
}

function asPostgresError(error: unknown) {
  const { code, severity, message, detail, column, hint } = error as Partial<Record<string, string>>
  return {
    kind: 'postgres' as const,
    code: code ?? 'N/A',
    severity: severity ?? 'ERROR',
    message: message ?? String(error),
    detail,
    column,
    hint,
  }
}
