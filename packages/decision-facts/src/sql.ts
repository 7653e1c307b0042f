/** What the facts are read through: connections, or the part of a Prisma client of this name. Statements are constant text; every value is a parameter. */
export interface Sql {
  $queryRawUnsafe<Rows>(statement: string, ...values: unknown[]): Promise<Rows>
}
