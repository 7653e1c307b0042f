type Ask = <Row extends object>(statement: string, ...values: unknown[]) => Promise<Row[]>

/** Finds the id of a person of the seed to whom this member of the staff of `dmws` stands in no way. @throws Error when there is none */
export async function strangerIdTo(sql: Ask, staffName: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `SELECT p.id::text FROM service_users.service_user p WHERE p.organisation = 'dmws' AND NOT EXISTS (
       SELECT FROM facts.relationship r JOIN access.staff_member s ON s.id::text = r.viewer_id
       WHERE r.subject_id = p.id AND s.name = $1) ORDER BY p.id LIMIT 1`,
    staffName,
  )
  if (!row) throw new Error(`everybody in the seed is known to ${staffName}`)
  return row.id
}
