import type pg from 'pg'
import { copyRows } from '@candour/database'
import { CheckpointRefused, Frontier, hashLength, leafAt, readCheckpoint, type Checkpoint } from '@candour/merkle-log'
import { commitmentDigits, leafDigitsOf } from '../../domain/audit-leaf.ts'
import type { AuditFinding, AuditVerdict } from '../../domain/audit-finding.ts'
import type { AuditLogKey } from './audit-log-key.ts'
import { leafTextSql } from './leaf-text-sql.ts'

/** More findings than these are not told one by one. */
const most = 100

/**
 * Entries and leaves side by side, in whatever order the database finds quickest; what has no counterpart stands alone. Of whoever has no name any
 * more, the organisation is told.
 */
const everythingSql = `
  SELECT l.index, l.hash, l.commitment, coalesce(a.id, l.entry_id), CASE WHEN a.id IS NOT NULL THEN ${leafTextSql} END, a.subject_id, s.salt,
    CASE WHEN a.subject_id IS NULL AND l.commitment IS NOT NULL THEN a.organisation END
  FROM access.audit_leaf l FULL JOIN access.audit a ON a.id = l.entry_id
  LEFT JOIN access.audit_salt s ON s.organisation = a.organisation AND s.subject_id = a.subject_id`

/**
 * Checks the whole log against its tree, the tree against the checkpoints that were signed over it, and all of it against those that witnesses
 * kept, as of one moment. The client must be connected as the access service or as the owner of the database.
 * @param witnessed signed checkpoints from outside the database
 */
export async function verifyAudit(
  client: pg.ClientBase,
  log: AuditLogKey,
  witnessed: readonly string[] = [],
): Promise<AuditVerdict> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    // Most of the database's time goes into writing entries as texts, which its planner thinks costs nothing: that is for several to share.
    await client.query(`SET LOCAL work_mem = '128MB'; SET LOCAL parallel_tuple_cost = 0`)
    const findings = new Findings()
    const { leaves, waiting, nameless } = await readEverything(client, findings)
    await checkErasures(client, nameless, findings)
    const own = await checkpointsOf(client, log, findings)
    const outside = witnessed.flatMap((note, index) => readOrRefuse(note, log, `of witness ${index + 1}`, findings))
    const root = checkTree(leaves, own, outside, findings)
    return { size: leaves.length / hashLength, root, waiting, findings: findings.list }
  } finally {
    await client.query('ROLLBACK')
  }
}

class Findings {
  readonly list: AuditFinding[] = []
  add(fault: AuditFinding['fault'], where: string): void {
    if (this.list.length < most) this.list.push({ fault, where })
  }
}

async function readEverything(client: pg.ClientBase, findings: Findings) {
  const { rows: size } = await client.query<{ size: string }>('SELECT coalesce(max(index) + 1, 0) AS size FROM access.audit_leaf')
  const leaves = Buffer.alloc(Number(size[0]?.size ?? 0) * hashLength)
  const nameless = new Map<string, number>()
  const { rows: pending } = await client.query<{ id: string }>('SELECT entry_id::text AS id FROM access.audit_pending')
  const expected = new Set(pending.map(({ id }) => id))
  let waiting = 0
  await copyRows(client, everythingSql, ([index, hash, commitment, id, text, subjectId, salt, organisation]) => {
    if (hash && index) hash.copy(leaves, Number(index.readBigInt64BE()) * hashLength)
    if (!text) findings.add('DELETED', uuidOf(id))
    else if (!hash) {
      if (expected.has(uuidOf(id))) waiting += 1
      else findings.add('NOT_IN_TREE', uuidOf(id))
    } else {
      if (!isAsWritten(hash, text, { commitment, id, subjectId, salt })) findings.add('CHANGED', uuidOf(id))
      if (organisation) nameless.set(organisation.toString(), (nameless.get(organisation.toString()) ?? 0) + 1)
    }
  })
  return { leaves, waiting, nameless }
}

type Bytes = Buffer | null | undefined

/** Whether an entry is what its leaf says, and about whom it says. */
function isAsWritten(
  hash: Buffer,
  text: Buffer,
  { commitment, id, subjectId, salt }: { commitment: Bytes; id: Bytes; subjectId: Bytes; salt: Bytes },
): boolean {
  // Compared by their digits, in which hashes come: a buffer for each would take a third of the time.
  const digits = commitment?.toString('hex') ?? ''
  if (leafDigitsOf(text.toString(), digits) !== hash.toString('hex')) return false
  if (!subjectId) return true
  return Boolean(id && salt && commitmentDigits(salt, id, subjectId) === digits)
}

const uuidOf = (bytes: Bytes): string =>
  bytes?.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? ''

async function checkErasures(client: pg.ClientBase, nameless: ReadonlyMap<string, number>, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ organisation: string; entries: number }>(
    'SELECT organisation, sum(entries)::int AS entries FROM access.erased_person GROUP BY organisation',
  )
  const erased = new Map(rows.map(({ organisation, entries }) => [organisation, entries]))
  for (const [organisation, count] of nameless) {
    const expected = erased.get(organisation) ?? 0
    if (count !== expected)
      findings.add('NAME_MISSING', `${organisation} has ${count} such entries, erasures account for ${expected}`)
  }
}

async function checkpointsOf(client: pg.ClientBase, log: AuditLogKey, findings: Findings): Promise<Checkpoint[]> {
  const { rows } = await client.query<{ size: string; note: string }>(
    'SELECT size, note FROM access.audit_checkpoint ORDER BY size',
  )
  return rows.flatMap(({ size, note }) =>
    readOrRefuse(note, log, `at ${size}`, findings).filter((checkpoint) => {
      if (checkpoint.size === Number(size)) return true
      findings.add('FORGED_CHECKPOINT', `at ${size}`)
      return false
    }),
  )
}

function readOrRefuse(note: string, { origin, key }: AuditLogKey, which: string, findings: Findings): Checkpoint[] {
  try {
    return [readCheckpoint(note, origin, key)]
  } catch (error) {
    if (!(error instanceof CheckpointRefused)) throw error
    findings.add('FORGED_CHECKPOINT', which)
    return []
  }
}

/** Builds the tree once, and compares its root wherever somebody signed or saw one. */
function checkTree(leaves: Buffer, own: readonly Checkpoint[], outside: readonly Checkpoint[], findings: Findings): Buffer {
  const size = leaves.length / hashLength
  const tree = new Frontier()
  const rootsAt = new Map<number, Buffer>()
  for (const checkpoint of [...own, ...outside].sort((one, other) => one.size - other.size)) {
    while (tree.size < Math.min(size, checkpoint.size)) tree.append(leafAt(leaves, tree.size))
    if (tree.size === checkpoint.size) rootsAt.set(checkpoint.size, tree.root)
  }
  while (tree.size < size) tree.append(leafAt(leaves, tree.size))

  const agrees = ({ size: at, root }: Checkpoint) => rootsAt.get(at)?.equals(root) === true
  const within = own.filter((checkpoint) => checkpoint.size <= size)
  // Every root after a changed leaf differs; the first that does says between where.
  const first = within.findIndex((checkpoint) => !agrees(checkpoint))
  if (first >= 0) findings.add('REARRANGED', `${within[first - 1]?.size ?? 0} to ${(within[first]?.size ?? 0) - 1}`)
  const cut = own.find((checkpoint) => checkpoint.size > size)
  if (cut) findings.add('TRUNCATED', `it has ${size} leaves, and had ${cut.size} at ${cut.at.toISOString()}`)
  const signed = Math.max(0, ...own.map((checkpoint) => checkpoint.size))
  if (size > signed) findings.add('UNSIGNED', `${signed} to ${size - 1}`)
  for (const seen of outside) {
    const when = `${seen.size} leaves at ${seen.at.toISOString()}`
    if (seen.size > size) findings.add('TRUNCATED', `it has ${size} leaves; a witness saw ${when}`)
    else if (!agrees(seen)) findings.add('FORKED', when)
  }
  return tree.root
}
