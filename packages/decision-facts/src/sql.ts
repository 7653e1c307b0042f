/** The part of a Prisma client that the facts are read through. Statements are constant text; every value is a parameter. */
export interface Sql {
  $queryRawUnsafe<Rows>(statement: string, ...values: unknown[]): Promise<Rows>
}
