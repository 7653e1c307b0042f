import type pg from 'pg'
import { CheckpointRefused, Frontier, hashLength, leafAt, readCheckpoint, type Checkpoint } from '@candour/merkle-log'
import { commitmentOf, leafOf } from '../../domain/audit-leaf.ts'
import type { AuditFinding, AuditVerdict } from '../../domain/audit-finding.ts'
import type { AuditLogKey } from './audit-log-key.ts'
import { leafTextSql } from './leaf-text-sql.ts'

/** Rows that are fetched at once. */
const fetched = 10_000
/** More findings than these are not told one by one. */
const most = 100

interface Row {
  readonly index: number | null
  readonly leafEntryId: string | null
  readonly hash: Buffer | null
  readonly commitment: Buffer | null
  readonly id: string | null
  readonly organisation: string | null
  readonly text: string | null
  readonly subjectId: string | null
  readonly pending: boolean
}

/** Entries and leaves side by side, in whatever order the database finds quickest; what has no counterpart stands alone. */
const everythingSql = `
  SELECT l.index::float8 AS index, l.entry_id::text AS "leafEntryId", l.hash, l.commitment, a.id::text AS id, a.organisation,
    ${leafTextSql} AS text, a.subject_id::text AS "subjectId", p.entry_id IS NOT NULL AS pending
  FROM access.audit_leaf l FULL JOIN access.audit a ON a.id = l.entry_id
  LEFT JOIN access.audit_pending p ON p.entry_id = a.id`

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
    await client.query(`SET LOCAL work_mem = '128MB'`)
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
  const salts = await saltsOf(client)
  const nameless = new Map<string, number>()
  let waiting = 0
  await client.query(`DECLARE everything NO SCROLL CURSOR FOR ${everythingSql}`)
  // The database looks for the next rows while these are hashed.
  const fetchRows = () => client.query<Row>(`FETCH ${fetched} FROM everything`)
  for (let coming = fetchRows(); ;) {
    const { rows } = await coming
    if (rows.length === 0) break
    coming = fetchRows()
    for (const row of rows) {
      if (row.hash !== null && row.index !== null) row.hash.copy(leaves, row.index * hashLength)
      if (row.id === null) findings.add('DELETED', row.leafEntryId ?? '')
      else if (row.hash === null) {
        if (row.pending) waiting += 1
        else findings.add('NOT_IN_TREE', row.id)
      } else {
        if (!isAsWritten(row, salts)) findings.add('CHANGED', row.id)
        if (row.commitment !== null && row.subjectId === null)
          nameless.set(row.organisation ?? '', (nameless.get(row.organisation ?? '') ?? 0) + 1)
      }
    }
  }
  return { leaves, waiting, nameless }
}

/** Of each person at their organisation. Read once: an entry each would bring them as often as people were looked at. */
type Salts = ReadonlyMap<string, Buffer>

async function saltsOf(client: pg.ClientBase): Promise<Salts> {
  const { rows } = await client.query<{ whose: string; salt: Buffer }>(
    `SELECT organisation || ' ' || subject_id AS whose, salt FROM access.audit_salt`,
  )
  return new Map(rows.map(({ whose, salt }) => [whose, salt]))
}

/** Whether an entry is what its leaf says, and about whom it says. */
function isAsWritten({ id, organisation, text, hash, commitment, subjectId }: Row, salts: Salts): boolean {
  if (id === null || text === null || hash === null || !leafOf(text, commitment).equals(hash)) return false
  if (subjectId === null) return true
  const salt = salts.get(`${organisation} ${subjectId}`)
  return salt !== undefined && commitment !== null && commitmentOf(salt, id, subjectId).equals(commitment)
}

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
