import { newId, withOrganisation, type Clock, type Vault } from '@candour/database'
import type { DataCategory } from '@candour/need-to-know'
import { putPeople, type PersonToPut } from './data/bulk-people.ts'
import { withoutTakenNumbers } from './data/bulk-known-people.ts'
import type { Db } from './data/client.ts'
import { saveNote } from './data/notes.ts'
import { registerPerson } from './data/register-person.ts'
import { personPlace } from './data/sealed-place.ts'
import { isLate } from './domain/note.ts'
import type { Registration } from './domain/registration.ts'
import type { NoteKind, RecordFactKind, ServiceUserStatus, Source } from './generated/prisma/client.ts'

/** A person as a seed tells of them. All of them are invented. */
export interface PersonToSeed {
  readonly registration: Registration
  readonly source: Source
  readonly registeredBy: string
  readonly status?: ServiceUserStatus
  readonly diedOn?: string
  readonly closedAt?: Date
  readonly physicalHealth?: string
  readonly mentalHealth?: string
  readonly ethnicity?: string
  readonly religion?: string
  /** What the keeping time counts from, besides what is said above. `on` null: known not to have happened. */
  readonly recordFacts?: readonly {
    readonly kind: RecordFactKind
    readonly on?: string | null
    readonly detail?: string
  }[]
  readonly notes?: readonly {
    readonly text: string
    readonly kind: NoteKind
    readonly categories: readonly DataCategory[]
    readonly occurredAt: Date
    readonly author: { readonly id: string; readonly name: string }
  }[]
}

/** Puts invented people on record through the same data layer as a registration. Each person is one transaction. */
export function createServiceUsersSeeding(config: {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly indexSecret: Uint8Array
}) {
  const { db, clock, indexSecret } = config
  return {
    /** Returns the id of the person. */
    addPerson: (organisation: string, person: PersonToSeed): Promise<string> =>
      withOrganisation(organisation, async () => {
        const vault = config.vault.session()
        return db.$transaction(async (tx) => {
          const { id } = await registerPerson(person.registration, {
            tx,
            vault,
            clock,
            indexSecret,
            organisation,
            registeredBy: person.registeredBy,
            source: person.source,
          })
          const at = { organisation, id }
          const seal = (column: 'physical_health' | 'mental_health' | 'ethnicity' | 'religion', text: string | undefined) =>
            text === undefined ? null : vault.seal(tx, personPlace(at, column), text)
          await tx.serviceUser.update({
            where: { id },
            data: {
              status: person.status ?? 'ACTIVE',
              diedOn: person.diedOn ? new Date(`${person.diedOn}T00:00:00Z`) : null,
              closedAt: person.closedAt ?? null,
              physicalHealthSealed: await seal('physical_health', person.physicalHealth),
              mentalHealthSealed: await seal('mental_health', person.mentalHealth),
              ethnicitySealed: await seal('ethnicity', person.ethnicity),
              religionSealed: await seal('religion', person.religion),
            },
          })
          for (const section of [
            ...(person.physicalHealth || person.mentalHealth ? ['health'] : []),
            ...(person.ethnicity ? ['background'] : []),
          ]) {
            await tx.provenance.create({
              data: {
                id: newId(clock),
                organisation,
                serviceUserId: id,
                section,
                source: person.source,
                suppliedAt: clock.now(),
              },
            })
          }
          await tx.recordFact.createMany({
            data: (person.recordFacts ?? []).map(({ kind, on, detail }) => ({
              id: newId(clock),
              organisation,
              serviceUserId: id,
              kind,
              happenedOn: on ? new Date(`${on}T00:00:00Z`) : null,
              detail: detail ?? null,
            })),
          })
          for (const note of person.notes ?? []) {
            await saveNote(
              { tx, vault, clock },
              { organisation, serviceUserId: id, lateReason: null, late: isLate(note.occurredAt, clock.now()), ...note },
            )
          }
          return id
        })
      }),

    /**
     * Puts many people on record in one transaction, by a few statements, and returns their ids in the order given. An NHS number that
     * somebody on record has already is left out.
     */
    addPeople: (organisation: string, people: readonly PersonToPut[]): Promise<string[]> =>
      withOrganisation(organisation, () =>
        db.$transaction(
          async (tx) => {
            const vault = config.vault.session()
            const free = await withoutTakenNumbers(tx, indexSecret, people)
            return putPeople({ tx, vault, clock, indexSecret, organisation }, free)
          },
          { timeout: 120_000, maxWait: 60_000 },
        ),
      ),

    /** How many references of the organisation were given out: the number of the last person registered. */
    lastNumber: (organisation: string): Promise<number> =>
      withOrganisation(organisation, async () => (await db.referenceSequence.findFirst())?.last ?? 0),
  }
}
