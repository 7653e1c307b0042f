import type { Clock } from '@candour/database'
import type { Network } from '@candour/dev-env'
import type { Api, Persona } from './api-client.ts'
import { startTestProcesses } from './processes.ts'
import { startTestNetwork } from './test-network.ts'

/**
 * The whole system on a seeded database of its own, as far as it can be reached in either shape: as one process, and as processes behind two
 * gateways that are asked in turn. What a test does with this holds for both.
 */
export interface TestSystem extends AsyncDisposable {
  readonly url: string
  readonly clock: Clock
  /** The API as an invented person sees it, with a token issued now. */
  as(persona: Persona, options?: { readonly purpose?: string; readonly assurance?: 1 | 2 | 3 }): Promise<Api>
  /** Looks into the database as its owner, past every rule. */
  sql<Row extends object>(statement: string, ...values: unknown[]): Promise<Row[]>
  /** Connection string of a service's own role. */
  serviceUrl(service: string): string
  /** Id of a person by the name they are known by. */
  personId(familyName: string): Promise<string>
  /** Resolves when no job is waiting. */
  jobsDone(): Promise<void>
  /** What puts people on record and opens sign-ins for them, past the API. */
  readonly identity: Network['identity']
  readonly seeding: Pick<Network['seeding'], 'access' | 'serviceUsers' | 'consent'>
}

/** Starts the system in the shape that this run is about: the project `processes` of vitest.config.ts, or any other. */
export const startTestSystem = (): Promise<TestSystem> =>
  process.env['CANDOUR_SHAPE'] === 'processes' ? startTestProcesses() : startTestNetwork()
