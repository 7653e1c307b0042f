import { timingSafeEqual } from 'node:crypto'
import { canonicalCode, hashOfCode, hashOfProof, type Proof } from '@candour/one-time-code'
import type { Clock } from '@candour/database'
import type { AccountKind } from '../domain/account-kind.ts'
import { mostWrongProofs } from '../domain/code-use.ts'
import type { Database, Transaction } from './database.ts'

/** A code that still works, as the access service publishes it. */
export interface OneTimeCode {
  id: string
  organisation: string
  accountId: string
  kind: AccountKind
  purpose: 'invitation' | 'restoration'
  /** Whose record it concerns; null for staff. */
  subjectId: string | null
  /** Given by the organisation; null for those who choose one. */
  username: string | null
  /** What colleagues call them; null for those whose name is part of a record. */
  name: string | null
}

export type OneTimeCodes = ReturnType<typeof oneTimeCodeStore>

const nobodysId = '00000000-0000-0000-0000-000000000000'

/** One-time codes: published by the access service, which knows whose they are; what became of them is kept here. */
export function oneTimeCodeStore(database: Database, clock: Clock) {
  const select = `
    SELECT c.id::text, c.organisation, c.account_id::text AS "accountId", c.kind, c.purpose, c.subject_id::text AS "subjectId", c.username, c.name,
      c.proof_hash AS "proofHash"
    FROM facts.sign_in_code c
    WHERE c.expires_at > $2 AND NOT EXISTS (
      SELECT FROM identity.code_use u WHERE u.code_id = c.id AND (u.used_at IS NOT NULL OR u.failures >= ${mostWrongProofs}))`
  type Row = OneTimeCode & { proofHash: Uint8Array }

  return {
    /**
     * The code, when it works and the proof is that of whom it was made for. A code that does not exist takes the same work and gets the same
     * answer as a wrong proof; a wrong proof for one that exists is counted against it.
     */
    async check(typed: string, proof: Proof): Promise<OneTimeCode | null> {
      const code = canonicalCode(typed) ?? ''
      const [found] = await database.$queryRawUnsafe<Row[]>(
        `${select} AND c.code_hash = $1`,
        new Uint8Array(await hashOfCode(code)),
        clock.now(),
      )
      const shown = await hashOfProof(code, found?.id ?? nobodysId, proof)
      if (!found) return null
      const { proofHash, ...known } = found
      if (timingSafeEqual(shown, Buffer.from(proofHash))) return known
      await database.codeUse.upsert({
        where: { codeId: known.id },
        create: { codeId: known.id, organisation: known.organisation, failures: 1 },
        update: { failures: { increment: 1 } },
      })
      return null
    },

    /** The code by its id, while it still works. */
    async find(id: string): Promise<OneTimeCode | null> {
      const [found] = await database.$queryRawUnsafe<Row[]>(`${select} AND c.id = $1::uuid`, id, clock.now())
      if (!found) return null
      const { proofHash: _, ...known } = found
      return known
    },

    /** Uses the code up; of two at the same moment one succeeds. False when it was used, revoked or is over. */
    async use(tx: Transaction, { id, organisation }: OneTimeCode): Promise<boolean> {
      const now = clock.now()
      const [works] = await tx.$queryRawUnsafe<object[]>(`${select} AND c.id = $1::uuid`, id, now)
      if (!works) return false
      const used = await tx.$executeRaw`
        INSERT INTO identity.code_use (code_id, organisation, used_at) VALUES (${id}::uuid, ${organisation}, ${now})
        ON CONFLICT (code_id) DO UPDATE SET used_at = excluded.used_at WHERE code_use.used_at IS NULL`
      return used === 1
    },
  }
}
