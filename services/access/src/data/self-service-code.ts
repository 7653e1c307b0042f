import { newId, type Clock, type VaultSession } from '@candour/database'
import type { Outbox } from '@candour/outbox'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import type { OrganisationProfile } from '@candour/organisations'
import { admitCode, type CodeChannel, type CodePurpose } from '../domain/sign-in-code.ts'
import type { AccessTransaction } from './database.ts'
import { issueCode, lockSignIn, revokeCodes, type IssuedCode } from './sign-in-codes.ts'
import { signInsOf } from './sign-ins.ts'
import { linkPersonAccount } from './person-accounts.ts'

/** The channels of an organisation, with the consent that each rests on, if any. */
export type OfferedChannels = OrganisationProfile['channels']

export interface SelfServiceWish {
  readonly organisation: string
  readonly offered: OfferedChannels
  readonly subjectId: string
  readonly purpose: CodePurpose
  readonly channel: CodeChannel
  readonly issuedById: string
  readonly proofSeen?: string | null | undefined
  readonly note?: string | null | undefined
}

/**
 * Issues a code with which a person chooses how they sign in, or chooses anew after losing access. The account that it will open is made up
 * here and linked to the record at once: it opens nothing until somebody with the code and the date of birth chooses its credentials, and then
 * nothing is left to be done.
 */
export async function issueSelfServiceCode(
  tx: AccessTransaction,
  clock: Clock,
  { vault, outbox }: { readonly vault: VaultSession; readonly outbox: Outbox },
  wish: SelfServiceWish,
): Promise<IssuedCode | Refusal> {
  const { organisation, subjectId, purpose, channel, issuedById, proofSeen, note } = wish
  const bornOn = await dateOfBirth(tx, organisation, subjectId)
  if (isRefusal(bornOn)) return bornOn
  if (channel !== 'IN_PERSON' && !(await isAgreed(tx, { organisation, subjectId, channel, offered: wish.offered })))
    return refuse(
      'CHANNEL_NOT_AGREED',
      'They have not agreed to be contacted in this way. Choose another, or record first that they agree.',
      'channel',
    )
  await lockSignIn(tx, subjectId)
  const linked = await tx.personAccount.findFirst({ where: { subjectId, endedAt: null }, orderBy: { linkedAt: 'desc' } })
  const [standing] = linked ? await signInsOf(tx, organisation, [linked.accountId], clock.now()) : []
  const signsIn = standing?.state === 'ACTIVE' || standing?.state === 'RESTORING'
  const admitted = admitCode({ purpose, signsIn, proofSeen, note })
  if (isRefusal(admitted)) return admitted
  const accountId = linked?.accountId ?? newId(clock)
  if (!linked) await linkPersonAccount(tx, clock, { organisation, accountId, subjectId })
  const proof = { of: 'born-on', date: bornOn } as const
  const person = { organisation, accountId, kind: 'service-user', subjectId } as const
  const issued = await issueCode(tx, clock, vault, { ...person, admitted, channel, proof, issuedById })
  if (channel !== 'IN_PERSON') await send(tx, outbox, issued, { organisation, subjectId, purpose, channel })
  return issued
}

/** Takes back an invitation that was not used. Refused when none is out. */
export async function withdrawInvitation(
  tx: AccessTransaction,
  clock: Clock,
  { subjectId, revokedById }: { readonly subjectId: string; readonly revokedById: string },
): Promise<{ readonly withdrawn: true } | Refusal> {
  if (!isIdentifier(subjectId)) return refuse('UNKNOWN_PERSON', 'There is no such person.', 'serviceUserId')
  const linked = await tx.personAccount.findMany({ where: { subjectId, endedAt: null }, select: { accountId: true } })
  const counts = await Promise.all(linked.map(({ accountId }) => revokeCodes(tx, clock, { accountId, revokedById })))
  return counts.some((count) => count > 0) ? { withdrawn: true } : refuse('CONFLICT', 'No code is out.')
}

/** Lets the code go to the person and to nobody else, by the one way that was chosen, while it works. */
async function send(
  tx: AccessTransaction,
  outbox: Outbox,
  { row, code }: IssuedCode,
  {
    organisation,
    subjectId: id,
    purpose,
    channel,
  }: Pick<SelfServiceWish, 'organisation' | 'subjectId' | 'purpose'> & {
    readonly channel: Exclude<CodeChannel, 'IN_PERSON'>
  },
): Promise<void> {
  await outbox.queue(tx, {
    organisation,
    kind: purpose === 'invitation' ? 'sign-in-invitation' : 'access-restored',
    to: { kind: 'service-user', id },
    parameters: { code, expiresAt: row.expiresAt.toISOString() },
    channel,
    notAfter: row.expiresAt,
  })
}

/**
 * Whether the organisation may write to the person by this channel: the same is decided again when the message leaves, when it would be too late
 * to tell who waits for it [DMWS-16].
 */
async function isAgreed(
  tx: AccessTransaction,
  { organisation, subjectId, channel, offered }: Pick<SelfServiceWish, 'organisation' | 'subjectId' | 'channel' | 'offered'>,
): Promise<boolean> {
  const item = offered.find(({ code }) => code.toUpperCase() === channel)
  if (!item?.consentItem) return item !== undefined
  const [agreed] = await tx.$queryRaw<object[]>`
    SELECT FROM facts.consent_in_force
    WHERE organisation = ${organisation} AND subject_id = ${subjectId}::uuid AND item = ${item.consentItem}`
  return agreed !== undefined
}

/** What only the person and those who know them can tell, as their owner publishes it; ISO. */
async function dateOfBirth(tx: AccessTransaction, organisation: string, subjectId: string): Promise<string | Refusal> {
  const unknown = refuse('UNKNOWN_PERSON', 'There is no such person.', 'serviceUserId')
  if (!isIdentifier(subjectId)) return unknown
  const [person] = await tx.$queryRaw<{ bornOn: string | null; died: boolean }[]>`
    SELECT to_char(born_on, 'YYYY-MM-DD') AS "bornOn", died_on IS NOT NULL AS died
    FROM facts.subject WHERE organisation = ${organisation} AND subject_id = ${subjectId}::uuid`
  if (!person) return unknown
  if (person.died) return refuse('PERSON_DIED', 'The person has died.', 'serviceUserId')
  if (person.bornOn === null)
    return refuse('BIRTH_DATE_MISSING', 'Record the date of birth first. The person shows it with the code.', 'serviceUserId')
  return person.bornOn
}
