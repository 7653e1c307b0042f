import type pg from 'pg'

/** The files of one backup. Keys stand apart, since their copies must not live as long; so does who was erased, which later restores need. */
export const backupFiles = (path: string) => ({ data: path, keys: `${path}.keys`, erased: `${path}.erased` })

/** Days that a backup of keys is good for, unless another number is asked for. An erasure is complete when the last of them is over. */
export const keysLiveFor = 35

/** A complaint file that a rule of its own keeps, and the first day on which it may go (`YYYY-MM-DD`); null where that is not known. */
export interface KeptFile {
  readonly id: string
  readonly until: string | null
}

/** Somebody who was erased, as a line of a file: organisation, id, when, and what of them is kept until when. */
export interface Tombstone {
  readonly organisation: string
  readonly personId: string
  readonly erasedAt: Date
  readonly kept: readonly KeptFile[]
}

export const tombstoneLine = ({ organisation, personId, erasedAt, kept }: Tombstone): string =>
  `${[organisation, personId, erasedAt.toISOString(), ...kept.map(({ id, until }) => `${id}:${until ?? ''}`)].join(' ')}\n`

const keptFile = /^([0-9a-f-]{36}):(\d{4}-\d{2}-\d{2})?$/

/** @throws TypeError for a line that is none */
export function readTombstones(text: string): Tombstone[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [organisation = '', personId = '', at = '', ...files] = line.split(' ')
      const erasedAt = new Date(at)
      const kept = files.flatMap((file) => {
        const [, id, until = null] = keptFile.exec(file) ?? []
        return id === undefined ? [] : [{ id, until }]
      })
      if (!/^[0-9a-f-]{36}$/.test(personId) || Number.isNaN(erasedAt.getTime()) || kept.length < files.length)
        throw new TypeError('This is not a list of erased people.')
      return { organisation, personId, erasedAt, kept }
    })
}

/** Who was erased, with what of them is still there by a rule of its own. */
export async function tombstonesIn(client: pg.ClientBase): Promise<Tombstone[]> {
  const { rows } = await client.query<Tombstone>(
    `SELECT e.organisation, e.subject_id::text AS "personId", e.erased_at AS "erasedAt", COALESCE((
       SELECT jsonb_agg(jsonb_build_object('id', c.id, 'until', (
         SELECT f ->> 'until' FROM retention.disposal d CROSS JOIN LATERAL jsonb_array_elements(d.files_kept) AS f
         WHERE d.organisation = c.organisation AND d.service_user_id = c.service_user_id AND f ->> 'id' = c.id::text LIMIT 1
       )) ORDER BY c.id)
       FROM complaints.complaint_case c WHERE c.organisation = e.organisation AND c.service_user_id = e.subject_id), '[]') AS kept
     FROM access.erased_person e ORDER BY e.erased_at`,
  )
  return rows
}

/** Two lists as one: what either of them says is kept is kept. */
export function joinedTombstones(...lists: readonly (readonly Tombstone[])[]): Tombstone[] {
  const all = Map.groupBy(lists.flat(), ({ organisation, personId }) => `${organisation} ${personId}`)
  return [...all.values()].flatMap((same) => {
    const last = same.at(-1)
    const kept = new Map(same.flatMap((each) => each.kept.map((file) => [file.id, file] as const)))
    return last ? [{ ...last, kept: [...kept.values()] }] : []
  })
}
