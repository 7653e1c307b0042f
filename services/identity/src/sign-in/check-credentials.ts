import type { Account } from '../data/accounts.ts'
import { passwordFits } from '../domain/password-hash.ts'
import { canonicalUsername } from '../domain/password-rules.ts'
import type { Service } from '../service-parts.ts'

export type PasswordOutcome = { result: 'accepted'; account: Account } | { result: 'refused' } | { result: 'wait'; until: Date }

/**
 * Checks a user name and password. Nothing in the answer, its time or its limits tells whether such an account exists: attempts are
 * counted by what was typed, and for a name without an account the same hash is computed.
 */
export async function checkPassword(
  { accounts, attempts }: Service,
  typed: { username: string; password: string; address: string },
): Promise<PasswordOutcome> {
  const counted = [
    { by: 'account', value: canonicalUsername(typed.username) },
    { by: 'address', value: typed.address },
  ] as const
  const until = await attempts.begin(counted)
  if (until) return { result: 'wait', until }
  const found = await accounts.findByUsername(typed.username)
  if (!(await passwordFits(typed.password, found?.passwordHash ?? null)) || !found) return { result: 'refused' }
  await attempts.succeeded(counted)
  return { result: 'accepted', account: found.account }
}

export type CodeOutcome = { result: 'accepted' } | { result: 'refused' } | { result: 'wait'; until: Date }

/** Checks a code of the second factor; each works once. */
export async function checkCode({ accounts, attempts }: Service, accountId: string, typed: string): Promise<CodeOutcome> {
  const counted = [{ by: 'code', value: accountId }] as const
  const until = await attempts.begin(counted)
  if (until) return { result: 'wait', until }
  if (!(await accounts.acceptCode(accountId, typed))) return { result: 'refused' }
  await attempts.succeeded(counted)
  return { result: 'accepted' }
}
