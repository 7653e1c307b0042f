import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { JobData } from './job-sender.ts'

export interface Job<Data extends JobData = JobData> {
  id: string
  queue: string
  data: Data
  /** By the clock that the worker was given. */
  startedAt: Date
}

/** Does what a job asks. It may be run more than once for the same job, and a failure is tried again. */
export type JobHandler<Data extends JobData = JobData> = (job: Job<Data>) => Promise<void>

export interface JobWorker extends AsyncDisposable {
  /** Hands the jobs of a queue to `handler`, one after another. */
  work<Data extends JobData = JobData>(queue: string, handler: JobHandler<Data>): void
  /**
   * Has a job (`organisation`) for each of these organisations sent to a queue every night at three, London time, and only for these from now
   * on. Nights on which nothing ran are made up for by one job.
   */
  nightly(queue: string, organisations: readonly string[]): void
  /** Resolves when the worker is connected and every queue named so far is being worked on. */
  ready(): Promise<void>
  /** Resolves when no job is waiting, running or to be tried again, but for those that were sent for a later time. */
  drained(): Promise<void>
  /** Finishes the job at hand and stops. */
  stop(): Promise<void>
}

export interface JobWorkerOptions {
  /** Told of a job that failed (it is tried again) and of a lost connection (it is made again). */
  onError?(error: unknown, queue: string | null): void
}

// New jobs wake the worker at once; looking besides is for those that are tried again, which nothing announces.
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, batchSize: 1 }

/** The privileged worker (`Installation.workerUrl`): keeps the queues in order and runs the jobs. One in a process is enough. */
export function jobWorker(workerUrl: string, clock: Clock, { onError = reportError }: JobWorkerOptions = {}): JobWorker {
  const boss = new PgBoss({
    connectionString: workerUrl,
    schema: 'jobs',
    max: 3,
    createSchema: false,
    migrate: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => onError(error, null))
  const started = boss.start()
  const working: Promise<unknown>[] = []
  // Failures are told by ready(); without anybody asking they must not end the process.
  const add = (promise: Promise<unknown>) => {
    promise.catch(() => undefined)
    working.push(promise)
  }
  add(started)

  const run = async <Data extends JobData>(queue: string, handler: JobHandler<Data>, id: string, data: Data) => {
    try {
      await handler({ id, queue, data, startedAt: clock.now() })
    } catch (error) {
      onError(error, queue)
      throw error
    }
  }
  const stop = async () => {
    await started.catch(() => undefined)
    await boss.stop({ graceful: true, timeout: 20_000 })
  }
  return {
    work: (queue, handler) =>
      add(
        started.then(() =>
          boss.work<JobData>(queue, polling, async ([job]) => {
            // What was sent to a queue is what its sender and its handler agreed on.
            if (job) await run(queue, handler as JobHandler, job.id, job.data)
          }),
        ),
      ),
    nightly: (queue, organisations) => add(started.then(() => scheduleNightly(boss, queue, organisations))),
    ready: async () => void (await Promise.all(working)),
    drained: () => drained(boss),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function reportError(error: unknown, queue: string | null): void {
  console.error(queue === null ? 'The job worker:' : `A job of ${queue} failed and is tried again:`, error)
}

async function scheduleNightly(boss: PgBoss, queue: string, organisations: readonly string[]): Promise<void> {
  for (const { key } of await boss.getSchedules(queue)) if (!organisations.includes(key)) await boss.unschedule(queue, key)
  for (const organisation of organisations)
    await boss.schedule(queue, '0 3 * * *', { organisation }, { key: organisation, tz: 'Europe/London', missed: 'once' })
}

async function drained(boss: PgBoss): Promise<void> {
  for (;;) {
    const { rows } = await boss
      .getDb()
      .executeSql(
        `SELECT FROM jobs.job WHERE state IN ('retry', 'active') OR (state = 'created' AND start_after <= now()) LIMIT 1`,
      )
    if (rows.length === 0) return
    // Another process may be the one that works on it, so that only the database knows.
    await pause(25)
  }
}
