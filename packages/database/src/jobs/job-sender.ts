import { fromPrisma, PgBoss } from 'pg-boss'
import type { RawQueryable } from '../vault/person-key-store.ts'

/** What a job carries: identifiers and codes, never personal values. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>

export interface JobSender extends AsyncDisposable {
  /**
   * Sends a job that exists exactly if the transaction `tx` commits. Returns its id.
   * @param options.startAfter nobody works on it before this, by the clock of the database
   * @throws when there is no such queue
   */
  send(tx: RawQueryable, queue: string, data: JobData, options?: { readonly startAfter?: Date }): Promise<string>
  stop(): Promise<void>
}

export interface JobSenderOptions {
  /** Told when what is known of the queues could not be refreshed (it is tried again); a failed `send` throws by itself. */
  onError?(error: unknown): void
}

/**
 * Sends jobs for a service, under its own role (`Installation.serviceUrl`). Connects when the first one is sent, and holds that one
 * connection until `stop`.
 */
export function jobSender(url: string, { onError = reportError }: JobSenderOptions = {}): JobSender {
  let boss: Promise<PgBoss> | undefined
  const start = async () => {
    const made = new PgBoss({
      connectionString: url,
      schema: 'jobs',
      max: 1,
      createSchema: false,
      migrate: false,
      supervise: false,
      schedule: false,
    })
    made.on('error', onError)
    return made.start()
  }
  const stop = async () => {
    const started = await boss?.catch(() => undefined)
    boss = undefined
    await started?.stop({ graceful: false })
  }
  return {
    send: async (tx, queue, data, options = {}) => {
      boss ??= start()
      const started = await boss.catch((error: unknown) => {
        boss = undefined
        throw error
      })
      const id = await started.send(queue, data, { ...options, db: fromPrisma(tx) })
      if (!id) throw new Error(`The job for ${queue} was not accepted.`)
      return id
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function reportError(error: unknown): void {
  console.error('The job sender:', error)
}
