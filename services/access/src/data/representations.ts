import { newId, type Clock, type SealedPlace, type VaultSession } from '@candour/database'
import { addDays, calendarDate, londonDateOf, startOfLondonDay } from '@candour/statutory-clock'
import { endRepresentation } from '../domain/end-representation.ts'
import { grantRepresentation, type AuthorityWish } from '../domain/grant-representation.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Representation } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { publishedPerson } from './published-person.ts'
import { representativeAccount, type NamedRepresentative } from './representative-account.ts'

type SealedText = 'name' | 'evidence' | 'end_reason'

/** Where a text about an authority is sealed: under the key of the person for whom somebody acts, for this one authority. */
export const representationPlace = (
  { id, organisation, subjectId }: Pick<Representation, 'id' | 'organisation' | 'subjectId'>,
  text: SealedText,
): SealedPlace => ({ organisation, table: `representation/${id}`, column: `${text}_sealed`, personId: subjectId })

export interface RepresentationWish extends AuthorityWish, NamedRepresentative {
  readonly organisation: string
  readonly subjectId: string
  readonly grantedById: string | null
}

/** Lets somebody act for a person from now on. What they had before for the same person ends with it: new authority takes its place. */
export async function grant(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: RepresentationWish,
): Promise<Representation | Refusal> {
  const { organisation, subjectId, grantedById } = wish
  const now = clock.now()
  const representativeId = await representativeAccount(tx, clock, organisation, wish)
  if (isRefusal(representativeId)) return representativeId
  await lockRepresentationsOf(tx, organisation, subjectId)
  const person = await publishedPerson(tx, organisation, subjectId)
  const between = { subjectId, representativeId }
  const last = person ? await tx.representation.findFirst({ where: between, orderBy: { id: 'desc' } }) : null
  const own = person ? await tx.personAccount.findFirst({ where: { subjectId, accountId: representativeId } }) : null
  const outcome = grantRepresentation({
    wish,
    person,
    isThePerson: own !== null,
    forbiddenByCourt: last?.courtOrder === true,
    today: londonDateOf(now),
  })
  if (isRefusal(outcome)) return outcome
  await tx.representation.updateMany({ where: { ...between, endedAt: null }, data: { endedAt: now, endedById: grantedById } })
  const { kind, ground, givenOn, lastDay, scopes } = outcome
  const place = { id: newId(clock), organisation, subjectId }
  return tx.representation.create({
    data: {
      id: place.id,
      organisation,
      ...between,
      kind,
      ground,
      nameSealed: await vault.seal(tx, representationPlace(place, 'name'), outcome.name),
      evidenceSealed: await vault.seal(tx, representationPlace(place, 'evidence'), outcome.evidence),
      givenOn: new Date(givenOn),
      scopes: [...scopes],
      fromAt: now,
      untilAt: lastDay === null ? null : startOfLondonDay(addDays(calendarDate(lastDay), 1)),
      grantedById,
    },
  })
}

export interface RepresentationEnding {
  readonly organisation: string
  readonly representationId: string
  readonly endedById: string
  readonly byThePerson: boolean
  readonly reason?: string | null | undefined
  readonly courtOrder?: boolean | null | undefined
}

/** Ends an authority: the next read under it is refused. */
export async function end(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  { organisation, representationId: id, endedById, byThePerson, reason, courtOrder }: RepresentationEnding,
): Promise<Representation | Refusal> {
  await tx.$queryRaw`SELECT id FROM access.representation WHERE organisation = ${organisation} AND id = ${id}::uuid FOR UPDATE`
  const known = await tx.representation.findUniqueOrThrow({ where: { id } })
  const outcome = endRepresentation({ endedAt: known.endedAt, byThePerson, reason })
  if (isRefusal(outcome)) return outcome
  const place = representationPlace(known, 'end_reason')
  return tx.representation.update({
    where: { id },
    data: {
      endedAt: clock.now(),
      endedById,
      courtOrder: !byThePerson && courtOrder === true,
      endReasonSealed: outcome.reason === null ? null : await vault.seal(tx, place, outcome.reason),
    },
  })
}

/** An authority; `null` when there is none of this id here. */
export const findRepresentation = async (
  db: Pick<AccessDatabase, 'representation'>,
  id: string,
): Promise<Representation | null> => (isIdentifier(id) ? db.representation.findUnique({ where: { id } }) : null)

/** Keeps what is settled about one person's representatives from being settled twice at once. */
export const lockRepresentationsOf = (tx: AccessTransaction, organisation: string, subjectId: string) =>
  tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`representatives of ${organisation} ${subjectId.toLowerCase()}`}, 0))`
