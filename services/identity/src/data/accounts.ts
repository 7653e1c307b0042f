import type { Clock } from '@candour/database'
import { type AccountKind, isAccountKind } from '../domain/account-kind.ts'
import { codeAt, stepOf, stepOfCode } from '../domain/second-factor.ts'
import { canonicalUsername } from '../domain/password-rules.ts'
import type { Database, Transaction } from './database.ts'
import type { Keys } from './keys.ts'

/** An open account, without its secrets. */
export interface Account {
  id: string
  organisation: string
  kind: AccountKind
  username: string
  displayName: string
  hasSecondFactor: boolean
}

export interface NewAccount {
  id: string
  organisation: string
  kind: AccountKind
  username: string
  displayName: string
  passwordHash: string
  totpSecret: string | null
  /** The time step of a code that was already accepted; absent for none. */
  totpLastStep?: bigint | null
}

export type Accounts = ReturnType<typeof accountStore>

type AccountRow = Awaited<ReturnType<Database['account']['findUniqueOrThrow']>>

/** Accounts and the checks that need their secrets, which do not leave this file. */
export function accountStore(database: Database, keys: Keys, clock: Clock) {
  const belongsTo = (id: string) => `identity|account|totp_sealed|${id}`
  // Whoever lost access has no credentials until they chose new ones.
  const lost = async (id: string) => (await database.signInEnding.count({ where: { accountId: id } })) > 0

  async function saveIn(tx: Pick<Transaction, 'account'>, account: NewAccount): Promise<void> {
    const { totpSecret, ...rest } = account
    const data = {
      ...rest,
      username: canonicalUsername(account.username),
      totpSealed: totpSecret === null ? null : keys.seal(totpSecret, belongsTo(account.id)),
    }
    await tx.account.upsert({ where: { id: account.id }, create: { ...data, openedAt: clock.now() }, update: data })
  }

  return {
    async find(id: string): Promise<Account | null> {
      const row = await database.account.findFirst({ where: { id, closedAt: null } })
      return row && !(await lost(row.id)) ? describe(row) : null
    },

    /** The user name of an open account, also of one whose owner lost access. */
    async usernameOf(id: string): Promise<string | null> {
      const row = await database.account.findFirst({ where: { id, closedAt: null }, select: { username: true } })
      return row?.username ?? null
    },

    /** Whether somebody has this user name. */
    async isTaken(typed: string): Promise<boolean> {
      return (await database.account.count({ where: { username: canonicalUsername(typed) } })) > 0
    },

    async findByUsername(typed: string): Promise<{ account: Account; passwordHash: string } | null> {
      const row = await database.account.findFirst({ where: { username: canonicalUsername(typed), closedAt: null } })
      return row && !(await lost(row.id)) ? { account: describe(row), passwordHash: row.passwordHash } : null
    },

    /** Opens the account, or renews the one with this id: seeding twice is the same as once. */
    save: (account: NewAccount): Promise<void> => saveIn(database, account),

    /** The same within a transaction. */
    saveIn,

    /** Gives an open account a new password or second factor. */
    async renewIn(
      tx: Pick<Transaction, 'account'>,
      id: string,
      { passwordHash, totpSecret, totpLastStep }: { passwordHash?: string; totpSecret?: string; totpLastStep?: bigint },
    ): Promise<void> {
      await tx.account.updateMany({
        where: { id, closedAt: null },
        data: {
          ...(passwordHash === undefined ? {} : { passwordHash }),
          ...(totpSecret === undefined
            ? {}
            : { totpSealed: keys.seal(totpSecret, belongsTo(id)), totpLastStep: totpLastStep ?? null }),
        },
      })
    },

    async close(id: string): Promise<void> {
      await database.account.updateMany({ where: { id, closedAt: null }, data: { closedAt: clock.now() } })
    },

    /** Whether the code is right and was not used before. Using it up and finding it unused is one statement. */
    async acceptCode(id: string, typed: string): Promise<boolean> {
      const row = await database.account.findFirst({ where: { id, closedAt: null } })
      if (!row?.totpSealed) return false
      const step = stepOfCode(keys.unseal(row.totpSealed, belongsTo(id)), typed, clock.now())
      if (step === null) return false
      const used = await database.account.updateMany({
        where: { id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
        data: { totpLastStep: step },
      })
      return used.count === 1
    },

    /** The earliest code that would be accepted now, or null when all three of the moment were used. */
    async nextCode(id: string): Promise<string | null> {
      const row = await database.account.findFirst({ where: { id, closedAt: null } })
      if (!row?.totpSealed) return null
      const present = stepOf(clock.now())
      const step = [present - 1n, present, present + 1n].find((candidate) => candidate > (row.totpLastStep ?? -1n))
      return step === undefined ? null : codeAt(keys.unseal(row.totpSealed, belongsTo(id)), step)
    },
  }
}

function describe(row: AccountRow): Account {
  if (!isAccountKind(row.kind)) throw new TypeError('An account has a kind that this version does not know.')
  const { id, organisation, kind, username, displayName } = row
  return { id, organisation, kind, username, displayName, hasSecondFactor: row.totpSealed !== null }
}
