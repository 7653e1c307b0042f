import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { manualClock, newId } from '@candour/database'
import { consistencyProof, continues, publicBytes, readCheckpoint, verifyingKey } from '@candour/merkle-log'
import { leafHashes } from '../src/data/audit-tree/prove-entry.ts'
import {
  auditLogKey,
  checkEntryProof,
  findingSentence,
  newestCheckpoint,
  proveEntry,
  sequenceEntries,
  verifyAudit,
} from '../src/index.ts'
import { startAccessNetwork, type AccessNetwork } from './support/access-network.ts'

const clock = manualClock('2026-11-23T09:00:00Z')
const log = auditLogKey(Buffer.alloc(32, 5))
const sam = randomUUID()
const organisation = 'dmws'

let network: AccessNetwork
let owner: pg.Client
let sequencer: pg.Client
beforeAll(async () => {
  network = await startAccessNetwork(clock)
  const connect = async (connectionString: string) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    return client
  }
  owner = await connect(network.adminUrl)
  sequencer = await connect(network.installation.serviceUrl('access'))
})
afterAll(async () => {
  await owner?.end()
  await sequencer?.end()
  await network?.[Symbol.asyncDispose]()
})
// Each test begins with an empty log, past the triggers that keep it.
beforeEach(() =>
  tamper(
    'TRUNCATE access.audit, access.audit_leaf, access.audit_checkpoint, access.audit_salt, access.audit_pending, access.erased_person',
  ),
)

/** Does to the database what only its owner could, with the triggers out of the way. */
async function tamper(...statements: string[]): Promise<void> {
  await owner.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements.join('; ')}; COMMIT`)
}

const insert = `INSERT INTO access.audit VALUES ($1::uuid, '${organisation}', $2, $3::uuid, 'service-users', 'query', 'disclosed', 'ServiceUser',
  'staff', 'a worker', '{support-worker}', 'care', '{}', $4::uuid, '{contact}')`

async function write(subjectId: string | null = sam, client: Pick<pg.Client, 'query'> = owner): Promise<string> {
  const id = newId(clock)
  await client.query(insert, [id, clock.now(), randomUUID(), subjectId])
  return id
}

async function writeAndSequence(batches: number, of = 3): Promise<string[]> {
  const ids: string[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    for (let entry = 0; entry < of; entry += 1) ids.push(await write(entry === 0 ? null : sam))
    await sequence()
  }
  return ids
}

/** Until nothing waits: the service has a sequencer of its own, which may be the one that works now. */
const sequence = async () => {
  const waiting = async () => (await owner.query('SELECT FROM access.audit_pending LIMIT 1')).rows.length > 0
  while (await waiting()) await sequenceEntries(sequencer, log, clock)
}
const verify = (...witnessed: string[]) => verifyAudit(owner, log, witnessed)
const faults = async (...witnessed: string[]) => (await verify(...witnessed)).findings.map(({ fault }) => fault)

describe('the tree over the audit log', () => {
  it('holds every entry once, in the order of its sequencer, under a signed root', async () => {
    const ids = await writeAndSequence(3)
    const { size, waiting, findings, root } = await verify()
    expect({ size, waiting, findings }).toEqual({ size: 9, waiting: 0, findings: [] })
    const newest = await newestCheckpoint(owner)
    expect(readCheckpoint(newest?.note ?? '', log.origin, log.key)).toMatchObject({ size: 9, root })
    const { rows } = await owner.query('SELECT entry_id FROM access.audit_leaf ORDER BY index')
    expect(rows.map((row: { entry_id: string }) => row.entry_id)).toEqual(ids)
  })

  it('misses no entry of a transaction that ends after a later one was sequenced', async () => {
    await using slow = Object.assign(new pg.Client({ connectionString: network.adminUrl }), {
      async [Symbol.asyncDispose]() {
        await slow.end()
      },
    })
    await slow.connect()
    await slow.query('BEGIN')
    const early = await write(sam, slow)
    const late = await write()
    await sequence()
    expect(await verify()).toMatchObject({ size: 1, findings: [] })
    await slow.query('COMMIT')
    expect(await verify()).toMatchObject({ size: 1, waiting: 1, findings: [] })
    await sequence()
    expect(await verify()).toMatchObject({ size: 2, waiting: 0, findings: [] })
    const { rows } = await owner.query('SELECT entry_id FROM access.audit_leaf ORDER BY index')
    expect(rows.map((row: { entry_id: string }) => row.entry_id)).toEqual([late, early])
  })

  it('holds entries of any length and script, which come from the database in several parts', async () => {
    const ids = await writeAndSequence(1)
    const texts = ['', 'x'.repeat(300_000), 'Ærøskøbing “\\” \n\t', '敬語'.repeat(50_000)]
    for (const text of texts)
      await owner.query(
        `INSERT INTO access.audit SELECT $1::uuid, organisation, at, request_id, service, $2, outcome, resource, viewer_kind, viewer_id, viewer_roles, NULL,
           relationships, subject_id, '{}' FROM access.audit WHERE id = $3`,
        [newId(clock), text, ids[0]],
      )
    await sequence()
    expect(await verify()).toMatchObject({ size: 3 + texts.length, findings: [] })
    await tamper(`UPDATE access.audit SET operation = operation || ' ' WHERE length(operation) > 99999`)
    expect(await faults()).toEqual(['CHANGED', 'CHANGED'])
  })

  it('is appended to by one sequencer at a time', async () => {
    await write()
    await owner.query('BEGIN; SELECT pg_advisory_xact_lock(access.audit_lock())')
    expect(await sequenceEntries(sequencer, log, clock)).toEqual({ entries: 0 })
    await owner.query('COMMIT')
    expect(await sequenceEntries(sequencer, log, clock)).toMatchObject({ entries: 1 })
  })

  it('is kept up by the running service, with what its own requests put on the log', async () => {
    await network.signIn(sam, 'service-user')
    await network.ask(
      { id: sam, kind: 'service-user', purpose: 'own-record' },
      'query($p: [_Any!]!) { _entities(representations: $p) { ... on ServiceUser { assignments { id } } } }',
      {
        p: [{ __typename: 'ServiceUser', id: sam }],
      },
    )
    await network.auditCaughtUp()
    const { size, waiting, findings } = await verify()
    expect({ some: size > 0, waiting, findings }).toEqual({ some: true, waiting: 0, findings: [] })
  })

  it('only grows: each later root is shown to begin with the earlier one', async () => {
    const roots = []
    for (let batch = 0; batch < 4; batch += 1) {
      await writeAndSequence(1, 2 + batch)
      roots.push(readCheckpoint((await newestCheckpoint(owner))?.note ?? '', log.origin, log.key))
    }
    await owner.query('BEGIN')
    const leaves = await leafHashes(owner, roots.at(-1)?.size ?? 0)
    await owner.query('COMMIT')
    for (const [index, later] of roots.entries())
      for (const earlier of roots.slice(0, index + 1)) {
        const claim = { earlier: earlier.size, earlierRoot: earlier.root, size: later.size, root: later.root }
        expect(continues({ ...claim, proof: consistencyProof(leaves, earlier.size, later.size) })).toBe(true)
      }
  })
})

describe('tampering with the log is found', () => {
  it('when any column of an entry is changed', async () => {
    const ids = await writeAndSequence(2)
    const { rows: columns } = await owner.query<{ name: string; type: string }>(
      `SELECT column_name AS name, udt_name AS type FROM information_schema.columns WHERE table_schema = 'access' AND table_name = 'audit' AND column_name <> 'id'`,
    )
    const others: Record<string, string> = {
      text: `'other'`,
      _text: `'{other}'`,
      uuid: `'${randomUUID()}'`,
      timestamptz: `'2026-11-23 09:00:00.001Z'`,
    }
    expect(columns.length).toBe(14)
    for (const { name, type } of columns) {
      await owner.query('BEGIN; SET LOCAL session_replication_role = replica')
      await owner.query(`UPDATE access.audit SET ${name} = ${others[type]} WHERE id = $1`, [ids[4]])
      await owner.query('COMMIT')
      expect(await verify(), name).toMatchObject({ findings: [{ fault: 'CHANGED', where: ids[4] }] })
      await tamper(
        `UPDATE access.audit SET ${name} = o.${name} FROM access.audit o WHERE audit.id = '${ids[4]}' AND o.id = '${ids[1]}'`,
      )
      // The entries differ in their request alone.
      if (name === 'request_id') await resetTo(ids)
    }
  })

  it('when an entry is changed together with its leaf', async () => {
    const ids = await writeAndSequence(2)
    await tamper(
      `UPDATE access.audit SET viewer_id = 'nobody' WHERE id = '${ids[1]}'`,
      `UPDATE access.audit_leaf SET hash = sha256('x') WHERE index = 1`,
    )
    expect(await faults()).toEqual(expect.arrayContaining(['REARRANGED']))
  })

  it('when an entry is deleted, alone or with its leaf', async () => {
    const ids = await writeAndSequence(2)
    await tamper(`DELETE FROM access.audit WHERE id = '${ids[1]}'`)
    expect(await verify()).toMatchObject({ findings: [{ fault: 'DELETED', where: ids[1] }] })
    await tamper(`DELETE FROM access.audit_leaf WHERE index = 1`)
    expect(await faults()).toContain('REARRANGED')
    await tamper(`UPDATE access.audit_leaf SET index = index - 1 WHERE index > 1`)
    expect(await faults()).toContain('TRUNCATED')
  })

  it('when entries are put into another order', async () => {
    await writeAndSequence(2)
    await tamper(
      `UPDATE access.audit_leaf SET index = 100 WHERE index = 1`,
      `UPDATE access.audit_leaf SET index = 1 WHERE index = 2`,
      `UPDATE access.audit_leaf SET index = 2 WHERE index = 100`,
    )
    expect((await verify()).findings).toEqual([{ fault: 'REARRANGED', where: '0 to 2' }])
  })

  it('when its end is cut off, and with it the checkpoints, by a witness who saw it', async () => {
    const ids = await writeAndSequence(3)
    const seen = (await newestCheckpoint(owner))?.note ?? ''
    const last = ids
      .slice(6)
      .map((id) => `'${id}'`)
      .join()
    await tamper(`DELETE FROM access.audit WHERE id IN (${last})`, `DELETE FROM access.audit_leaf WHERE index >= 6`)
    expect(await faults()).toEqual(['TRUNCATED'])
    await tamper('DELETE FROM access.audit_checkpoint WHERE size > 6')
    expect(await faults()).toEqual([])
    expect(await faults(seen)).toEqual(['TRUNCATED'])
  })

  it('when it was replaced by another that is sound in itself, by a witness who saw the first', async () => {
    await writeAndSequence(2)
    const seen = (await newestCheckpoint(owner))?.note ?? ''
    await tamper('TRUNCATE access.audit, access.audit_leaf, access.audit_checkpoint, access.audit_salt')
    await writeAndSequence(3)
    expect(await faults()).toEqual([])
    expect(await faults(seen)).toEqual(['FORKED'])
  })

  it('when an entry is put in past the sequencer, or leaves after the last checkpoint', async () => {
    const [id] = await writeAndSequence(1)
    const planted = randomUUID()
    await tamper(`INSERT INTO access.audit SELECT '${planted}', organisation, at, request_id, service, operation, outcome, resource, viewer_kind, viewer_id,
      viewer_roles, purpose, relationships, subject_id, categories FROM access.audit WHERE id = '${id}'`)
    expect((await verify()).findings).toEqual([{ fault: 'NOT_IN_TREE', where: planted }])
    await tamper(`INSERT INTO access.audit_leaf SELECT 3, '${planted}', commitment, hash FROM access.audit_leaf WHERE index = 0`)
    expect(await faults()).toEqual(['CHANGED', 'UNSIGNED'])
  })

  it('when a checkpoint is forged, here or at a witness', async () => {
    await writeAndSequence(2)
    const { note = '' } = (await newestCheckpoint(owner)) ?? {}
    await sequenceWithAnotherKey()
    expect(await faults()).toEqual(['FORGED_CHECKPOINT', 'UNSIGNED'])
    expect(await faults(note.replace(/\n6\n/, '\n5\n'))).toContain('FORGED_CHECKPOINT')
  })

  it('and each finding is told in one sentence', async () => {
    const [id = ''] = await writeAndSequence(1)
    await tamper(`DELETE FROM access.audit WHERE id = '${id}'`)
    expect((await verify()).findings.map(findingSentence)).toEqual([`Entry ${id} was deleted.`])
  })
})

async function sequenceWithAnotherKey(): Promise<void> {
  await write()
  await sequenceEntries(sequencer, auditLogKey(Buffer.alloc(32, 6)), clock)
}

/** Writes the log anew. */
async function resetTo(ids: string[]): Promise<void> {
  await tamper('TRUNCATE access.audit, access.audit_leaf, access.audit_checkpoint, access.audit_salt, access.audit_pending')
  ids.splice(0, ids.length, ...(await writeAndSequence(2)))
}

describe('a proof that an entry is in the log', () => {
  it('holds for whoever has the public key, and no other does', async () => {
    const ids = await writeAndSequence(3)
    const publicKey = verifyingKey(publicBytes(log.key))
    for (const id of ids) {
      const proof = await proveEntry(owner, id)
      expect(proof).toMatchObject({ entry: expect.stringContaining(id), size: 9 })
      expect(checkEntryProof(JSON.parse(JSON.stringify(proof)), log.origin, publicKey)).toBe(true)
      if (!proof) continue
      const { rows } = await owner.query<{ hash: string }>(
        `SELECT encode(hash, 'hex') AS hash FROM access.audit_leaf ORDER BY index`,
      )
      const forged: unknown[] = [
        { ...proof, entry: proof.entry.replace('a worker', 'nobody') },
        { ...proof, commitment: rows[0]?.hash ?? '' },
        { ...proof, index: (proof.index + 1) % 9 },
        { ...proof, size: 8 },
        { ...proof, proof: proof.proof.slice(1) },
        ...(proof.proof.length > 1 ? [{ ...proof, proof: proof.proof.toReversed() }] : []),
        { ...proof, proof: ['zz'] },
        { ...proof, proof: proof.proof.map((hash) => hash.toUpperCase()) },
        { ...proof, checkpoint: proof.checkpoint.replace(/at 2026/, 'at 2025') },
        { ...proof, checkpoint: '' },
        null,
        {},
        'proof',
      ]
      for (const claim of forged) expect(checkEntryProof(claim, log.origin, publicKey), JSON.stringify(claim)).toBe(false)
      expect(checkEntryProof(proof, log.origin, verifyingKey(publicBytes(auditLogKey(Buffer.alloc(32, 6)).key)))).toBe(false)
    }
  })

  it('is not given for an entry that is not there or not sequenced', async () => {
    const id = await write()
    expect(await proveEntry(owner, id)).toBeNull()
    expect(await proveEntry(owner, randomUUID())).toBeNull()
  })
})

describe('erasing somebody', () => {
  it('takes their name out of the log, and leaves the tree whole; nobody can tell any more whose entries they were', async () => {
    const other = randomUUID()
    await writeAndSequence(2)
    await write(other)
    const waiting = await write(sam)
    await sequence()
    const before = await newestCheckpoint(owner)
    const { rows: salts } = await owner.query('SELECT salt FROM access.audit_salt WHERE subject_id = $1', [sam])
    expect(salts).toHaveLength(1)
    await sequencer.query(`SELECT access.forget_in_audit($1, $2, $3)`, [organisation, sam, clock.now()])
    await write(sam)
    await sequence()

    expect(await verify(before?.note ?? '')).toMatchObject({ size: 9, findings: [] })
    const { rows } = await owner.query<{ row: string }>(
      `SELECT to_jsonb(a)::text AS row FROM access.audit a UNION ALL SELECT to_jsonb(s)::text FROM access.audit_salt s`,
    )
    expect(rows.map(({ row }) => row).join()).not.toContain(sam)
    expect(rows.map(({ row }) => row).join()).toContain(other)
    expect(await proveEntry(owner, waiting)).toMatchObject({ commitment: expect.any(String) })
  })

  it('is the only way to take a name out: anything else is refused, or found', async () => {
    const ids = await writeAndSequence(1)
    const take = `UPDATE access.audit SET subject_id = NULL WHERE id = '${ids[1]}'`
    await expect(owner.query(take)).rejects.toThrow(/append-only/)
    await expect(sequencer.query('UPDATE access.audit_leaf SET commitment = NULL')).rejects.toThrow(/append-only/)
    await tamper(take)
    expect(await faults()).toEqual(['NAME_MISSING'])
  })
})

describe('the months of the log', () => {
  it('are tables of their own, made ahead of time, and found by who reads a person’s log', async () => {
    await owner.query(`SELECT access.ensure_audit_months('2027-01-15', 2)`)
    for (const at of [
      '2026-12-31T23:59:59.999Z',
      '2027-01-01T00:00:00.000Z',
      '2027-01-31T12:00:00Z',
      '2027-02-01T00:00:00Z',
      '1999-01-01T00:00:00Z',
    ])
      await owner.query(insert, [newId(manualClock(at)), new Date(at), randomUUID(), sam])
    const { rows } = await owner.query(
      'SELECT tableoid::regclass::text AS part, count(*)::int AS entries FROM access.audit GROUP BY 1 ORDER BY 1',
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { part: 'access.audit_2027_01', entries: 2 },
        { part: 'access.audit_2027_02', entries: 1 },
        { part: 'access.audit_rest', entries: 1 },
      ]),
    )
    await sequence()
    expect(await verify()).toMatchObject({ size: 5, findings: [] })
  })

  it('cannot be emptied one by one', async () => {
    const { rows } = await owner.query<{ part: string }>(
      `SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'access.audit'::regclass`,
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { part } of rows) await expect(owner.query(`TRUNCATE ${part}`), part).rejects.toThrow(/append-only/)
  })
})
