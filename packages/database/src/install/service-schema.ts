/** What a service brings to the database. */
export interface ServiceSchema {
  /** The name of the service, as in `services/<name>`. */
  service: string
  /** Its PostgreSQL schema: the name with underscores. */
  schema: string
  /** Its folder `prisma/`, with `*.prisma` and `migrations/`. */
  prismaFolder: URL
  /** Tables of it that every service may write to or read from, such as the audit log. */
  sharedTables?: readonly { table: string; privileges: readonly ('INSERT' | 'SELECT')[] }[]
  /** Queues it handles; made at installation, so that anybody can send to them from the start. */
  queues?: readonly string[]
}
