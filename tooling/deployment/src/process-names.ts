import { fileURLToPath } from 'node:url'

/** The services that answer the gateway's fetches, with the port each listens on unless told otherwise. */
export const subgraphPorts = { access: 4002, 'service-users': 4003, consent: 4004 } as const

export type SubgraphName = keyof typeof subgraphPorts
export type ProcessName = SubgraphName | 'identity' | 'gateway'

export const subgraphNames = Object.keys(subgraphPorts) as SubgraphName[]

/** In the order in which they start: the gateway last, since it asks all others. */
export const processNames: readonly ProcessName[] = ['identity', ...subgraphNames, 'gateway']

/** The program of a process. */
export const mainOf = (name: ProcessName): string => fileURLToPath(new URL(`../../../services/${name}/src/main.ts`, import.meta.url))
