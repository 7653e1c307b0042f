import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import { canonicalCode, hashOfCode, hashOfProof, newCode, type Proof } from '@candour/one-time-code'
import { expiryOf, type AdmittedCode, type CodeChannel } from '../domain/sign-in-code.ts'
import type { SignInCode } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'

export interface CodeToIssue {
  readonly organisation: string
  readonly accountId: string
  readonly kind: 'staff' | 'inspector' | 'service-user' | 'representative'
  readonly subjectId: string | null
  readonly admitted: AdmittedCode
  readonly channel: CodeChannel
  /** What the person will have to show besides the code. */
  readonly proof: Proof
  readonly issuedById: string | null
}

export interface IssuedCode {
  readonly row: SignInCode
  /** The only time that anybody knows it. */
  readonly code: string
}

/** Where the words about a proof are sealed: under the key of whose account it is, for this one code. */
const placeOf = (id: string, organisation: string, personId: string): SealedPlace => ({
  organisation,
  table: `sign_in_code/${id}`,
  column: 'note_sealed',
  personId,
})

/**
 * Issues a code, which takes the place of any before it. One for the way back ends all sessions and credentials of the account at once, since
 * what was lost may be in other hands.
 */
export async function issueCode(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: CodeToIssue,
): Promise<IssuedCode> {
  const { organisation, accountId, kind, subjectId, admitted, channel, proof, issuedById } = wish
  const now = clock.now()
  await lockSignIn(tx, accountId)
  await revokeCodes(tx, clock, { accountId, revokedById: issuedById })
  const id = newId(clock)
  const code = newCode()
  const canonical = canonicalCode(code) ?? ''
  const row = await tx.signInCode.create({
    data: {
      id,
      organisation,
      accountId,
      kind,
      purpose: admitted.purpose,
      subjectId,
      codeHash: new Uint8Array(await hashOfCode(canonical)),
      proofHash: new Uint8Array(await hashOfProof(canonical, id, proof)),
      username: proof.of === 'username' ? proof.username : null,
      channel,
      proofSeen: admitted.proof?.seen ?? null,
      noteSealed:
        admitted.proof && (await vault.seal(tx, placeOf(id, organisation, subjectId ?? accountId), admitted.proof.note)),
      issuedAt: now,
      issuedById,
      expiresAt: expiryOf(admitted.purpose, channel, now),
    },
  })
  if (admitted.purpose === 'restoration')
    await tx.$executeRaw`INSERT INTO identity.sign_in_ending (id, organisation, account_id, at)
      VALUES (${newId(clock)}::uuid, ${organisation}, ${accountId}::uuid, ${now})`
  return { row, code }
}

/** Makes the codes of an account worthless. Returns how many worked until now. */
export async function revokeCodes(
  tx: AccessTransaction,
  clock: Clock,
  { accountId, revokedById }: { readonly accountId: string; readonly revokedById: string | null },
): Promise<number> {
  const { count } = await tx.signInCode.updateMany({
    where: { accountId, revokedAt: null },
    data: { revokedAt: clock.now(), revokedById },
  })
  return count
}

/** Keeps what is settled about one account from being settled twice at once. */
export const lockSignIn = (tx: AccessTransaction, accountId: string) =>
  tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`sign-in of ${accountId.toLowerCase()}`}, 0))`
