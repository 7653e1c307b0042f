import { DatabaseSetupError, KeyFileError } from '@candour/database'
import { InvalidProfileError } from '@candour/organisations'
import { reportFault } from './fault-report.ts'
import { BadEnvironment, readEnvironment, type EnvironmentReader } from './serve-environment.ts'
import { startTelemetry } from './serve-telemetry.ts'

/** A service that is up. Disposing lets what runs come to its end. */
export interface Served extends AsyncDisposable {
  readonly url: string
}

/** A process that has not stopped by itself this long after it was asked to is ended. Milliseconds; orchestrators wait for 30 seconds. */
const patience = 25_000

const refusals = [BadEnvironment, DatabaseSetupError, KeyFileError, InvalidProfileError]

/**
 * The whole life of a service's own process: reads its environment, starts, says where it listens, and stops when it gets SIGTERM or SIGINT.
 * Ends with exit code 0 when it was asked to stop and did, else with 1; what was foreseen is told in one sentence.
 * @param refused further errors whose message is such a sentence
 */
export async function runProcess(
  name: string,
  start: (environment: EnvironmentReader) => Promise<Served>,
  refused: readonly (abstract new (...given: never[]) => Error)[] = [],
): Promise<void> {
  const stop = askedToStop(name)
  // Whatever nobody caught leaves the process in a state that nobody knows; its message may quote a record.
  process.on('uncaughtException', (error) => {
    reportFault(name, null, error)
    process.exit(1)
  })
  try {
    const environment = readEnvironment(process.env)
    await using resources = new AsyncDisposableStack()
    resources.use(await startTelemetry(name, environment))
    const served = resources.use(await start(environment))
    console.log(`${name} listens at ${served.url}`)
    await stop
  } catch (error) {
    const foreseen = [...refusals, ...refused].some((kind) => error instanceof kind)
    console.error(foreseen ? (error as Error).message : error)
    process.exitCode = 1
  }
}

function askedToStop(name: string): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve()
        setTimeout(() => {
          console.error(`${name} did not stop within ${patience / 1000} seconds and was ended.`)
          process.exit(1)
        }, patience).unref()
      })
  })
}
