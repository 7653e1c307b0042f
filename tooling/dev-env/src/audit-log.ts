import pg from 'pg'
import { auditLogKey, newestCheckpoint, proveEntry, verifyAudit, type AuditVerdict, type EntryProof } from '@candour/access'
import { installationOf } from '@candour/database'
import type { Secrets } from './installation-folder.ts'

export interface AuditLogPlace {
  readonly adminUrl: string
  /** Database whose roles are used; itself when left out. */
  readonly rolePrefix?: string
  readonly secrets: Secrets
}

/** The audit log of an installation, as it is looked at from outside its services. */
export interface AuditLog extends AsyncDisposable {
  readonly origin: string
  readonly key: ReturnType<typeof auditLogKey>['key']
  /** Checks the whole log, and against what witnesses kept. */
  verify(witnessed: readonly string[]): Promise<AuditVerdict>
  /** The newest signed checkpoint; undefined while the log is empty. */
  checkpoint(): Promise<string | undefined>
  /** Null for an entry that is not in the tree. */
  prove(entryId: string): Promise<EntryProof | null>
}

/** Connects as the access service, whose log it is. */
export async function openAuditLog({ adminUrl, rolePrefix, secrets }: AuditLogPlace): Promise<AuditLog> {
  const log = auditLogKey(secrets.of('audit-signing'))
  const installation = installationOf({
    adminUrl,
    secret: secrets.of('database'),
    ...(rolePrefix === undefined ? {} : { rolePrefix }),
  })
  const client = new pg.Client({ connectionString: installation.serviceUrl('access'), application_name: 'audit' })
  await client.connect()
  return {
    ...log,
    verify: (witnessed) => verifyAudit(client, log, witnessed),
    checkpoint: async () => (await newestCheckpoint(client))?.note,
    prove: (entryId) => proveEntry(client, entryId),
    [Symbol.asyncDispose]: () => client.end(),
  }
}
