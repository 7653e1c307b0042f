import { newId, type Clock, type VaultSession } from '@candour/database'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import { admitCode, type CodePurpose } from '../domain/sign-in-code.ts'
import { readNewStaff } from '../domain/new-staff.ts'
import type { StaffMember } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { issueCode, type IssuedCode } from './sign-in-codes.ts'
import { signInsOf } from './sign-ins.ts'
import { addStaffMember, lockStaffMember } from './staff-members.ts'

/** Puts somebody on the staff. They have no role and no sign-in until both are given. */
export async function takeOnStaff(
  tx: AccessTransaction,
  clock: Clock,
  wish: { readonly organisation: string; readonly name: string; readonly username: string },
): Promise<StaffMember | Refusal> {
  const read = readNewStaff(wish)
  if (isRefusal(read)) return read
  const { organisation } = wish
  // User names are typed before the organisation is known, so that no two people anywhere may have the same.
  const [taken] = await tx.$queryRaw<object[]>`
    SELECT FROM facts.account WHERE username_hash = sha256(convert_to(${read.username}, 'UTF8'))
    UNION ALL SELECT FROM access.staff_member WHERE username = ${read.username}`
  if (taken) return refuse('USERNAME_TAKEN', 'Choose another user name.', 'username')
  return addStaffMember(tx, clock, { id: newId(clock), organisation, ...read })
}

export interface StaffCodeWish {
  readonly organisation: string
  readonly staffMemberId: string
  readonly purpose: CodePurpose
  readonly issuedById: string
  readonly proofSeen?: string | null | undefined
  readonly note?: string | null | undefined
}

/** Issues a code with which a member of staff chooses their password and second factor. Never one's own: somebody else has to look. */
export async function issueStaffCode(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: StaffCodeWish,
): Promise<IssuedCode | Refusal> {
  const { organisation, staffMemberId, purpose, issuedById, proofSeen, note } = wish
  const now = clock.now()
  if (staffMemberId.toLowerCase() === issuedById.toLowerCase())
    return refuse('NOT_YOURSELF', 'Ask another administrator.', 'staffMemberId')
  const staff = await lockStaffMember(tx, organisation, staffMemberId, now)
  if (!staff) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  if (staff.leftAt !== null && staff.leftAt <= now)
    return refuse('STAFF_MEMBER_LEFT', 'This member of staff has left.', 'staffMemberId')
  const [standing] = await signInsOf(tx, organisation, [staff.id], now)
  const signsIn = standing?.state === 'ACTIVE' || standing?.state === 'RESTORING'
  const admitted = admitCode({ purpose, signsIn, proofSeen, note })
  if (isRefusal(admitted)) return admitted
  return issueCode(tx, clock, vault, {
    organisation,
    accountId: staff.id,
    kind: staff.rolesInForce.includes('inspector') ? 'inspector' : 'staff',
    subjectId: null,
    admitted,
    channel: 'IN_PERSON',
    proof: { of: 'username', username: staff.username },
    issuedById,
  })
}
