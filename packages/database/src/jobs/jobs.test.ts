import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleDatabase, sqlAs, startExampleDatabase } from '../../tests/support/example-database.ts'
import { manualClock } from '../clock.ts'
import { type JobSender, jobSender } from './job-sender.ts'
import { type Job, jobWorker } from './job-worker.ts'

describe('jobs', { timeout: 60_000 }, () => {
  const clock = manualClock('2026-11-22T09:00:00Z')
  let database: ExampleDatabase
  let sender: JobSender

  beforeAll(async () => {
    database = await startExampleDatabase()
    sender = jobSender(database.installation.serviceUrl('example'))
  }, 60_000)
  afterAll(async () => {
    await sender.stop()
    await database[Symbol.asyncDispose]()
  })

  const waiting = () => sqlAs(database.adminUrl, `SELECT data FROM jobs.job WHERE name = 'example.touched' AND state = 'created'`)

  it('exist exactly if the transaction that sent them commits, and are handled once', async () => {
    const abandoned = database.example.$transaction(async (tx) => {
      await sender.send(tx, 'example.touched', { personId: 'rolled back' })
      throw new Error('changed our mind')
    })
    await expect(abandoned).rejects.toThrow('changed our mind')
    expect(await waiting()).toEqual([])

    const id = await database.example.$transaction((tx) => sender.send(tx, 'example.touched', { personId: 'committed' }))
    expect(await waiting()).toEqual([{ data: { personId: 'committed' } }])

    const handled: Job[] = []
    await using worker = jobWorker(database.installation.workerUrl, clock)
    worker.work('example.touched', async (job) => void handled.push(job))
    await worker.ready()
    await worker.drained()
    expect(handled).toEqual([{ id, queue: 'example.touched', data: { personId: 'committed' }, startedAt: clock.now() }])
  })

  it('are tried again after a failure, which is told', async () => {
    const errors: unknown[] = []
    let attempts = 0
    await using worker = jobWorker(database.installation.workerUrl, clock, {
      onError: (error, queue) => void errors.push([queue, error]),
    })
    worker.work('example.touched', async () => {
      attempts += 1
      if (attempts === 1) throw new Error('the first attempt fails')
    })
    await worker.ready()
    await database.example.$transaction((tx) => sender.send(tx, 'example.touched', { personId: 'fails once' }))
    await worker.drained()
    expect(attempts).toBe(2)
    expect(errors).toEqual([['example.touched', new Error('the first attempt fails')]])
  })

  it('cannot be sent to a queue that does not exist', async () => {
    const lost = database.example.$transaction((tx) => sender.send(tx, 'example.unknown', {}))
    await expect(lost).rejects.toThrow(/does not exist/)
  })

  it('can be sent by a service, but not looked at, taken, changed or deleted by it', async () => {
    const service = database.installation.serviceUrl('example')
    for (const looked of ['SELECT data FROM jobs.job', 'SELECT data FROM jobs.job_common', 'SELECT name FROM jobs.job'])
      await expect(sqlAs(service, looked)).rejects.toThrow(/permission denied/)
    await expect(sqlAs(service, `UPDATE jobs.job SET state = 'completed'`)).rejects.toThrow(/permission denied/)
    await expect(sqlAs(service, 'DELETE FROM jobs.job')).rejects.toThrow(/permission denied/)
    await expect(sqlAs(service, 'CREATE TABLE jobs.own (n int)')).rejects.toThrow(/permission denied/)
  })
})
