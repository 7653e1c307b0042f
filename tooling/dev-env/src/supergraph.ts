import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The composed schema that is committed with the gateway. */
export const readSupergraph = (): Promise<string> =>
  readFile(join(dirname(createRequire(import.meta.url).resolve('@candour/gateway')), '..', 'supergraph.graphql'), 'utf8')
