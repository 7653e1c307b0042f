import { readEnvironmentFile } from './environment-files.ts'
import type { ProcessEnvironment } from './process-environments.ts'
import { processNames, subgraphNames, type ProcessName } from './process-names.ts'
import { startProcess, type ServiceProcess } from './service-process.ts'

/** The system as processes of one machine. */
export interface Processes extends AsyncDisposable {
  /** Every process that was started, those that were ended since included. */
  readonly all: readonly ServiceProcess[]
  /** The replicas of one service, in the order of their start. */
  of(name: ProcessName): readonly ServiceProcess[]
}

export interface ProcessesOptions {
  /** Where `install.ts` wrote the environment files. */
  readonly folder: string
  /** How many of each; one where nothing is said. */
  readonly replicas?: Partial<Record<ProcessName, number>>
  /** Port of the first gateway; all other processes take free ones. */
  readonly gatewayPort?: number
  /** Told to every process besides what stands in its file. */
  readonly environment?: ProcessEnvironment
}

/** Two gateways and two of the service that is asked most, as the least that shows that replicas work. */
export const defaultReplicas: Partial<Record<ProcessName, number>> = { gateway: 2, 'service-users': 2 }

/**
 * Starts every process on a loopback port of its own, from its environment file only, and returns when each says at its health check that it
 * is well. All or none.
 * @throws ProcessRefused
 */
export async function startProcesses(options: ProcessesOptions): Promise<Processes> {
  const { folder, replicas = defaultReplicas, gatewayPort = 0 } = options
  await using started = new AsyncDisposableStack()
  const all: ServiceProcess[] = []
  const start = async (name: ProcessName, more: ProcessEnvironment) => {
    const environment = { ...(await readEnvironmentFile(folder, name)), ...options.environment, HOST: '127.0.0.1', ...more }
    const process = await startProcess(name, environment)
    started.defer(async () => void (await process.end()))
    return process
  }
  const of = (name: ProcessName) => all.filter((process) => process.name === name)
  const startAll = async (names: readonly ProcessName[], more: (index: number) => ProcessEnvironment) => {
    const starting = names.flatMap((name) => Array.from({ length: replicas[name] ?? 1 }, (_, index) => start(name, more(index))))
    all.push(...(await allOrNone(starting)))
  }
  const behindTheGateway = processNames.filter((name) => name !== 'gateway')
  await startAll(behindTheGateway, () => ({ PORT: '0' }))
  const addresses = {
    IDENTITY_URL: of('identity')[0]?.url ?? '',
    SUBGRAPH_URLS: subgraphNames.flatMap((name) => of(name).map(({ url }) => `${name}=${url}`)).join(','),
  }
  await startAll(['gateway'], (index) => ({ ...addresses, PORT: String(index === 0 ? gatewayPort : 0) }))
  await Promise.all(all.map(requireHealth))
  const resources = started.move()
  return { all, of, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

/** Waits for every start, also after one failed: what is still starting then could not be ended. */
async function allOrNone(starting: readonly Promise<ServiceProcess>[]): Promise<ServiceProcess[]> {
  await Promise.allSettled(starting)
  return Promise.all(starting)
}

async function requireHealth({ name, url }: ServiceProcess): Promise<void> {
  const { ok, status } = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) })
  if (!ok) throw new Error(`${name} is not well: its health check answers ${status}.`)
}
