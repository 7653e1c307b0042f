import pg from 'pg'
import type { Clock } from '@candour/database'
import type { AuditLogKey } from './audit-log-key.ts'
import { sequenceEntries } from './sequence-entries.ts'

export interface AuditSequencerConfig {
  readonly databaseUrl: string
  readonly clock: Clock
  readonly log: AuditLogKey
  /** Is given each checkpoint after it was committed, to keep it where nobody who can change the database can change it. */
  readonly witness?: (note: string) => Promise<void>
  readonly onFault: (error: unknown) => void
}

/** Milliseconds between two looks at the list. */
const every = 2_000
/** Months that are made ahead. */
const monthsAhead = 3
/** Between two cares for months and old checkpoints, in milliseconds. */
const careEvery = 6 * 3_600_000

const ignored = (): void => undefined

/**
 * Keeps the Merkle tree over the log up to date for as long as it is not disposed. Any number of replicas may run one: the database lets one
 * of them work at a time. What it cannot do now it does at the next look.
 */
export class AuditSequencer implements AsyncDisposable {
  readonly #config: AuditSequencerConfig
  readonly #pool: pg.Pool
  readonly #timer: NodeJS.Timeout
  #caredAt = Number.NEGATIVE_INFINITY
  #running: Promise<void> = Promise.resolve()
  #ended = false

  constructor(config: AuditSequencerConfig) {
    this.#config = config
    this.#pool = new pg.Pool({ connectionString: config.databaseUrl, max: 1, application_name: 'audit sequencer' })
    // A connection that is lost is replaced at the next look. While in use it tells so itself, beside failing its query: unheard, that would
    // end the process.
    this.#pool.on('error', ignored)
    this.#pool.on('connect', (client) => client.on('error', ignored))
    this.#timer = setInterval(() => void this.#look(), every).unref()
  }

  /** Resolves when all that was committed before is in the tree, unless another replica is at it. */
  async caughtUp(): Promise<void> {
    this.#running = this.#running.then(() => this.#work())
    return this.#running
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true
    clearInterval(this.#timer)
    await this.#running.catch(() => undefined)
    await this.#pool.end()
  }

  #look(): void {
    this.caughtUp().catch((error: unknown) => {
      this.#running = Promise.resolve()
      if (!this.#ended) this.#config.onFault(error)
    })
  }

  async #work(): Promise<void> {
    if (this.#ended) return
    const { log, clock, witness } = this.#config
    const client = await this.#pool.connect()
    try {
      await this.#care(client)
      for (;;) {
        const { entries, note } = await sequenceEntries(client, log, clock)
        if (note !== undefined) await witness?.(note)
        if (entries === 0 || this.#ended) return
      }
    } finally {
      client.release()
    }
  }

  /** Makes the months to come, and forgets the checkpoints of earlier days but the last of each. */
  async #care(client: pg.ClientBase): Promise<void> {
    const now = this.#config.clock.now()
    if (now.getTime() - this.#caredAt < careEvery) return
    await client.query('SELECT access.ensure_audit_months($1, $2)', [now, monthsAhead])
    await client.query(
      `DELETE FROM access.audit_checkpoint c WHERE c.at < $1::timestamptz - interval '1 day' AND EXISTS (
         SELECT FROM access.audit_checkpoint later WHERE later.size > c.size AND later.at::date = c.at::date)`,
      [now],
    )
    this.#caredAt = now.getTime()
  }
}
