import { randomBytes, randomUUID } from 'node:crypto'
import { AuditTrail } from '@candour/subgraph-kit'
import type { OutsideIdentity } from '../data/outside-links.ts'
import type { OneTimeCode } from '../data/one-time-codes.ts'
import { isTaken } from '../data/taken.ts'
import { hashPassword } from '../domain/password-hash.ts'
import type { Service } from '../service-parts.ts'

export interface ChosenSignIn {
  readonly username: string
  readonly passwordHash: string
  /** Base32; null for none. */
  readonly totpSecret: string | null
  /** The time step of the code that showed that the app works: it is used up. */
  readonly totpLastStep: bigint | null
}

/** A password that nobody knows: whoever signs in elsewhere has none here. */
export const nobodysPassword = (): Promise<string> => hashPassword(randomBytes(32).toString('base64url'))

export type Choice = 'chosen' | 'taken' | 'gone'

/**
 * Uses a code up and gives its account the credentials that were chosen, or ties it to a sign-in elsewhere, in one transaction with all that
 * follows: earlier sessions, credentials and ties are over, it is on record, and the person is told. Whatever dies in between leaves the code as it was.
 */
export async function chooseSignIn(
  service: Service,
  code: OneTimeCode,
  chosen: ChosenSignIn,
  outside: OutsideIdentity | null = null,
): Promise<Choice> {
  const { database, accounts, oneTimeCodes, outsideLinks, sessions, clock, config } = service
  try {
    return await database.$transaction(async (tx) => {
      if (!(await oneTimeCodes.use(tx, code))) return 'gone'
      const { accountId: id, organisation, kind, subjectId } = code
      await sessions.endAllIn(tx, id)
      await accounts.saveIn(tx, { id, organisation, kind, ...chosen, displayName: code.name ?? chosen.username })
      await outsideLinks.unlinkIn(tx, id)
      if (outside) await outsideLinks.linkIn(tx, outside, id)
      await tx.signInEnding.deleteMany({ where: { accountId: id } })
      await auditOf(service, code).change(tx, { subjectId, resource: 'SignIn' }, ['sign-in'], standingOf(code))
      if (code.purpose === 'restoration' && kind === 'service-user' && subjectId)
        await config.outbox?.queue(tx, {
          organisation,
          kind: 'sign-in-changed',
          to: { kind: 'service-user', id: subjectId },
          parameters: { changedAt: clock.now().toISOString() },
        })
      return 'chosen'
    })
  } catch (error) {
    if (isTaken(error)) return 'taken'
    throw error
  }
}

/** How whoever chose stands to the record that the code concerns. */
const standingOf = ({ kind, subjectId }: OneTimeCode): ('self' | 'representative')[] =>
  subjectId === null ? [] : [kind === 'representative' ? 'representative' : 'self']

/** Whoever chose is who the account is for: nobody else could. */
function auditOf({ clock }: Service, { accountId: id, organisation, kind }: OneTimeCode): AuditTrail {
  const own = kind === 'service-user' || kind === 'representative'
  const viewer = {
    id,
    kind,
    organisation,
    roles: own ? [kind] : [],
    scopes: ['**' as const],
    assurance: 1 as const,
    purpose: own ? ('own-record' as const) : ('administration' as const),
  }
  return new AuditTrail({ service: 'identity', requestId: randomUUID(), operation: 'chooseSignIn', viewer, clock })
}
