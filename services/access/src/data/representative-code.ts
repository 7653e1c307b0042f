import type { Clock, VaultSession } from '@candour/database'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import { admitCode, type CodePurpose } from '../domain/sign-in-code.ts'
import type { AccessTransaction } from './database.ts'
import { publishedPerson } from './published-person.ts'
import { lockRepresentationsOf } from './representations.ts'
import { representationsOf } from './representations-of.ts'
import { issueCode, type IssuedCode } from './sign-in-codes.ts'
import { signInsOf } from './sign-ins.ts'

export interface RepresentativeCodeWish {
  readonly organisation: string
  readonly subjectId: string
  readonly representationId: string
  readonly purpose: CodePurpose
  readonly issuedById: string
  readonly proofSeen?: string | null | undefined
  readonly note?: string | null | undefined
}

/**
 * Issues a code with which somebody who acts for a person chooses how they sign in. It is handed over: how to reach them is on no record. With
 * it they show the date of birth of whom they act for, which a finder of the code does not know.
 */
export async function issueRepresentativeCode(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: RepresentativeCodeWish,
): Promise<IssuedCode | Refusal> {
  const { organisation, subjectId, representationId, purpose, issuedById, proofSeen, note } = wish
  const now = clock.now()
  await lockRepresentationsOf(tx, organisation, subjectId)
  const [authorities] = await representationsOf(tx, organisation, [subjectId])
  const authority = authorities?.find(({ id }) => id === representationId)
  if (!authority || (authority.effectiveUntil !== null && authority.effectiveUntil <= now))
    return refuse('NOT_IN_FORCE', 'They do not act for the person now.', 'representationId')
  const person = await publishedPerson(tx, organisation, subjectId)
  if (!person?.bornOn)
    return refuse('BIRTH_DATE_MISSING', 'Record the person’s date of birth first. It is shown with the code.', 'representationId')
  const accountId = authority.representativeId
  const [standing] = await signInsOf(tx, organisation, [accountId], now)
  const signsIn = standing?.state === 'ACTIVE' || standing?.state === 'RESTORING'
  const admitted = admitCode({ purpose, signsIn, proofSeen, note })
  if (isRefusal(admitted)) return admitted
  const proof = { of: 'born-on', date: person.bornOn } as const
  const whose = { organisation, accountId, kind: 'representative', subjectId } as const
  return issueCode(tx, clock, vault, { ...whose, admitted, channel: 'IN_PERSON', proof, issuedById })
}
