type Ask = <Row extends object>(statement: string, ...values: unknown[]) => Promise<Row[]>

/** Finds the id of a person of the seed by the name they are known by. @throws Error when there is nobody of that name */
export const personIdIn =
  (sql: Ask) =>
  async (familyName: string): Promise<string> => {
    const [row] = await sql<{ id: string }>('SELECT id::text FROM service_users.service_user WHERE family_name = $1', familyName)
    if (!row) throw new Error(`there is nobody called ${familyName} in the seed`)
    return row.id
  }
