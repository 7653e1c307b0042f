import { randomUUID } from 'node:crypto'
import { AuditTrail } from '@candour/subgraph-kit'
import type { Account } from '../data/accounts.ts'
import type { OutsideIdentity } from '../data/outside-links.ts'
import type { Service } from '../service-parts.ts'

/** Ties an account to somebody whom the organisation's issuer vouches for, on record. */
export async function linkAccount(
  { database, outsideLinks, clock }: Service,
  identity: OutsideIdentity,
  { id, kind, organisation }: Account,
): Promise<void> {
  const viewer = { id, kind, organisation, roles: [], scopes: ['**' as const], assurance: 1, purpose: 'administration' } as const
  const audit = new AuditTrail({ service: 'identity', requestId: randomUUID(), operation: 'linkSignIn', viewer, clock })
  await database.$transaction(async (tx) => {
    await outsideLinks.linkIn(tx, identity, id)
    await audit.change(tx, { subjectId: null, resource: 'SignIn' }, ['sign-in'], [])
  })
}
