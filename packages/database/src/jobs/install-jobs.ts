import { PgBoss } from 'pg-boss'

/** Makes or updates the tables of the jobs and the queues, as the worker's role. Queues that are there are left as they are. */
export async function installJobs(workerUrl: string, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: workerUrl,
    schema: 'jobs',
    max: 1,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  const errors: unknown[] = []
  boss.on('error', (error) => errors.push(error))
  await boss.start()
  try {
    const existing = new Set((await boss.getQueues()).map(({ name }) => name))
    for (const name of new Set(queues)) {
      // Jobs are small and safe to repeat: retry for about a day before giving up, and wake the worker at once.
      if (!existing.has(name))
        await boss.createQueue(name, { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 7200, notify: true })
    }
    if (errors.length > 0) throw new AggregateError(errors, 'The job queues could not be set up.')
  } finally {
    await boss.stop({ graceful: false })
  }
}
