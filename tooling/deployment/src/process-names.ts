import { fileURLToPath } from 'node:url'
import { schemas } from '@candour/dev-env'

/** Of a service, as in `services/<name>`. */
export type ProcessName = string

/** The services that answer the gateway's fetches: all that have tables, but the one for signing in. */
export const subgraphNames: readonly ProcessName[] = schemas.map(({ service }) => service).filter((name) => name !== 'identity')

/** Every service that runs as a process of its own. */
export const processNames: readonly ProcessName[] = ['identity', ...subgraphNames, 'gateway']

/** Where each listens unless told otherwise: the gateway at 4000, the others in the order of their installation. */
export const defaultPort = (name: ProcessName): number => (name === 'gateway' ? 4000 : 4001 + processNames.indexOf(name))

/** The program of a process. */
export const mainOf = (name: ProcessName): string =>
  fileURLToPath(new URL(`../../../services/${name}/src/main.ts`, import.meta.url))
