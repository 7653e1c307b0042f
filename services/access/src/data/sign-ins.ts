import { signInState, isUsable, type SignInState } from '../domain/sign-in-state.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'

/** How somebody signs in, as far as it is told: never the user name. */
export interface SignInStanding {
  /** Null when no account was ever made up for them. */
  readonly accountId: string | null
  readonly state: SignInState
  /** Of the code that is out; null when none works. */
  readonly code: { readonly issuedAt: Date; readonly expiresAt: Date; readonly channel: string } | null
}

interface Row {
  readonly accountId: string
  readonly open: boolean
  readonly ended: boolean
  readonly issuedAt: Date | null
  readonly expiresAt: Date | null
  readonly channel: string | null
  readonly spent: boolean
}

const nothing: SignInStanding = { accountId: null, state: 'NONE', code: null }

/** The standing of many accounts, by one statement. What the identity service knows of them is read from what it publishes. */
export async function signInsOf(
  db: AccessDatabase | AccessTransaction,
  organisation: string,
  accountIds: readonly string[],
  now: Date,
): Promise<SignInStanding[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT w.id::text AS "accountId",
      EXISTS (SELECT FROM facts.account a WHERE a.account_id = w.id AND a.organisation = ${organisation} AND a.closed_at IS NULL) AS open,
      EXISTS (SELECT FROM facts.account a WHERE a.account_id = w.id AND a.credentials_ended_at IS NOT NULL) AS ended,
      c.issued_at AS "issuedAt", c.expires_at AS "expiresAt", c.channel, COALESCE(u.spent, false) AS spent
    FROM unnest(${[...accountIds]}::uuid[]) AS w(id)
    LEFT JOIN access.sign_in_code c ON c.account_id = w.id AND c.organisation = ${organisation} AND c.revoked_at IS NULL
      AND NOT EXISTS (SELECT FROM facts.sign_in_code_use d WHERE d.code_id = c.id AND d.used_at IS NOT NULL)
    LEFT JOIN facts.sign_in_code_use u ON u.code_id = c.id`
  const byAccount = new Map(rows.map((row) => [row.accountId, row]))
  return accountIds.map((id) => standing(byAccount.get(id.toLowerCase()), now))
}

/** The same by whose record it is. */
export async function signInsOfPeople(
  db: AccessDatabase | AccessTransaction,
  organisation: string,
  subjectIds: readonly string[],
  now: Date,
): Promise<SignInStanding[]> {
  const links = await db.personAccount.findMany({
    where: { subjectId: { in: [...subjectIds] }, endedAt: null },
    orderBy: { linkedAt: 'desc' },
    select: { accountId: true, subjectId: true },
  })
  const standings = await signInsOf(
    db,
    organisation,
    links.map(({ accountId }) => accountId),
    now,
  )
  const bySubject = new Map<string, SignInStanding>()
  links.forEach(({ subjectId }, at) => {
    const known = standings[at]
    if (known && !bySubject.has(subjectId)) bySubject.set(subjectId, known)
  })
  return subjectIds.map((id) => bySubject.get(id.toLowerCase()) ?? nothing)
}

function standing(row: Row | undefined, now: Date): SignInStanding {
  if (!row) return nothing
  const { accountId, open, ended, issuedAt, expiresAt, channel, spent } = row
  const code = issuedAt && expiresAt && channel ? { issuedAt, expiresAt, channel, spent } : null
  return { accountId, state: signInState({ open, ended, code }, now), code: isUsable(code, now) ? code : null }
}
