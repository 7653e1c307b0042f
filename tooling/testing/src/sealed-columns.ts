import type { TestSystem } from './test-system.ts'

/** Every column of the database that holds sealed values, as `schema.table.column`: by their name, which is how the schemas mark them. */
export async function sealedColumns({ sql }: Pick<TestSystem, 'sql'>): Promise<string[]> {
  const rows = await sql<{ name: string }>(`
    SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name FROM information_schema.columns
    WHERE data_type = 'bytea' AND column_name LIKE '%\\_sealed' ORDER BY 1`)
  return rows.map(({ name }) => name)
}
