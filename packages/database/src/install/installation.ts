import { DatabaseSetupError } from '../database-setup-error.ts'
import { rolePassword } from './scram-verifier.ts'

/** Where each part of the product finds the database, under a role of its own. */
export interface Installation {
  /** The name that all roles of this database begin with. */
  rolePrefix: string
  /** A service's connection string: its role, its schema first in the search path, UTC. */
  serviceUrl(service: string): string
  /** The connection string of one who only reads `facts`. */
  readerUrl(reader: string): string
  /** The privileged role of the jobs worker, owner of the schema `jobs`. */
  workerUrl: string
}

export interface InstallationOptions {
  adminUrl: string
  /** What the passwords of the roles are derived from. */
  secret: Uint8Array
  /** The database that the roles were made for; itself when left out. A clone uses the roles of its template. */
  rolePrefix?: string
}

/** Roles belong to the whole server, not to a database: hence the prefix. */
export function roleName(prefix: string, service: string): string {
  return `${prefix}_${service.replaceAll('-', '_')}`
}

/** The schema that belongs to a service: its name with underscores. */
export function schemaName(service: string): string {
  return service.replaceAll('-', '_')
}

/** Derives the connection strings of an installed database without asking it. @throws DatabaseSetupError BAD_DATABASE_URL */
export function installationOf({ adminUrl, secret, rolePrefix = databaseName(adminUrl) }: InstallationOptions): Installation {
  const urlAs = (role: string, schema: string) => {
    const url = parseDatabaseUrl(adminUrl)
    url.username = encodeURIComponent(role)
    url.password = rolePassword(secret, role)
    // The time zone matters: the adapter reads and writes instants as if every session were in UTC.
    url.searchParams.set('options', `-c search_path=${schema} -c timezone=UTC`)
    // The driver reads a plus as a plus.
    return url.href.replaceAll('+', '%20')
  }
  return {
    rolePrefix,
    serviceUrl: (service) => urlAs(roleName(rolePrefix, service), schemaName(service)),
    readerUrl: (reader) => urlAs(roleName(rolePrefix, reader), 'facts'),
    workerUrl: urlAs(roleName(rolePrefix, 'worker'), 'jobs'),
  }
}

/** @throws DatabaseSetupError BAD_DATABASE_URL, never repeating the password. */
export function parseDatabaseUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2 || !isEscapedRight(url.href)) {
    throw new DatabaseSetupError('BAD_DATABASE_URL', 'DATABASE_URL must look like postgresql://user:password@host:5432/database.')
  }
  return url
}

function isEscapedRight(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

/** The name of the database in a connection string. */
export function databaseName(text: string): string {
  const name = decodeURIComponent(parseDatabaseUrl(text).pathname.slice(1))
  // Longer names would not leave room for the roles in PostgreSQL's 63 bytes.
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(name)) {
    throw new DatabaseSetupError('BAD_DATABASE_URL', 'The name of the database may have 1 to 40 letters, digits, "_" and "-".')
  }
  return name
}
