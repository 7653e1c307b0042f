import type { OrganisationProfile } from '@candour/organisations'
import type { PersonToPut } from '@candour/service-users'
import { inventedNhsNumber, inventedPhone } from './bulk-identifiers.ts'
import { random, type Random } from './bulk-random.ts'
import * as words from './bulk-words.ts'

const day = 24 * 60 * 60 * 1000

/** The member of staff who works with an invented person. */
export interface Worker {
  readonly id: string
  readonly name: string
}

/** What an invented person said about one item of the form. */
export interface InventedDecision {
  readonly item: string
  readonly state: 'GIVEN' | 'REFUSED'
}

export interface InventedPerson {
  readonly person: PersonToPut
  readonly decisions: readonly InventedDecision[]
}

/** Invents the person of this number: the same for the same seed, number, organisation and day. */
export function inventPerson(
  seed: number,
  ordinal: number,
  profile: OrganisationProfile,
  worker: Worker,
  now: Date,
): InventedPerson {
  const chosen = random(seed, ordinal)
  const service = chosen.pick(profile.services)
  const asks = (field: string) => service.fields.some((asked) => asked === field)
  const registeredAt = new Date(now.getTime() - (2 + chosen.below(1_000)) * day - chosen.below(day))
  const givenName = chosen.pick(words.givenNames)
  const familyName = chosen.pick(words.familyNames)
  const closed = chosen.chance(0.08)
  const maybe = <Value>(field: string, share: number, value: () => Value): Value | null =>
    asks(field) && chosen.chance(share) ? value() : null
  const contact = inventContact(chosen, asks, `${givenName}.${familyName}.${ordinal}`.toLowerCase())
  return {
    person: {
      source: chosen.pick(['PERSON', 'PERSON', 'REFERRER', 'FAMILY', 'PUBLIC_BODY'] as const),
      registeredBy: worker.id,
      registeredAt,
      status: closed ? 'CLOSED' : 'ACTIVE',
      closedAt: closed ? new Date(registeredAt.getTime() + chosen.below(now.getTime() - registeredAt.getTime())) : null,
      physicalHealth: maybe('physicalHealth', 0.6, () => chosen.pick(words.physicalConditions)),
      mentalHealth: maybe('mentalHealth', 0.4, () => chosen.pick(words.mentalConditions)),
      ethnicity: maybe('ethnicity', 0.7, () => chosen.pick(words.ethnicities)),
      religion: maybe('religion', 0.6, () => chosen.pick(words.religions)),
      registration: {
        givenName,
        familyName,
        preferredName: maybe('preferredName', 0.15, () => chosen.pick(words.givenNames)),
        birthDate: new Date(now.getTime() - (18 * 365 + chosen.below(75 * 365)) * day).toISOString().slice(0, 10),
        nhsNumber: maybe('nhsNumber', 0.9, () => inventedNhsNumber(ordinal)),
        service: service.code,
        contact,
        noContactReason: contact.phone || contact.email || contact.address ? null : 'Can only be met in person.',
        storageConsent: profile.consent.requiredToStore ? storageConsent(profile, registeredAt) : null,
      },
      notes: inventNotes(chosen, registeredAt, now, worker),
    },
    decisions: inventDecisions(chosen, profile),
  }
}

function inventContact(chosen: Random, asks: (field: string) => boolean, mailbox: string) {
  return {
    ...(asks('email') && chosen.chance(0.6) ? { email: `${mailbox}@example.${chosen.pick(['com', 'org'])}` } : {}),
    ...(asks('phone') && chosen.chance(0.9) ? { phone: inventedPhone(chosen) } : {}),
    ...(asks('address') && chosen.chance(0.8)
      ? {
          address: {
            lines: [
              `${1 + chosen.below(180)} ${chosen.pick(words.streets)} ${chosen.pick(words.streetKinds)}`,
              chosen.pick(words.towns),
            ],
            postcode: 'ZZ99 3WZ',
          },
        }
      : {}),
    ...(asks('preferredChannel') ? { preferredChannel: chosen.pick(['PHONE', 'PHONE', 'EMAIL', 'SMS', 'POST'] as const) } : {}),
    ...(asks('safeContact') && chosen.chance(0.1) ? { safeContact: chosen.pick(words.safeContacts) } : {}),
  }
}

function inventNotes(chosen: Random, since: Date, now: Date, author: Worker): NonNullable<PersonToPut['notes']> {
  const kinds = [[], [], ['special.health.physical'], ['special.health.mental']] as const
  return Array.from({ length: 1 + chosen.below(3) }, () => {
    const occurredAt = new Date(since.getTime() + chosen.below(now.getTime() - since.getTime()))
    return {
      text: [words.noteOpenings, words.noteMatters, words.noteEndings].map((sentences) => chosen.pick(sentences)).join(' '),
      kind: chosen.pick(['VISIT', 'CALL', 'CALL', 'OTHER'] as const),
      categories: ['support.notes', ...chosen.pick(kinds)] as const,
      occurredAt,
      enteredAt: occurredAt,
      late: false,
      author,
    }
  })
}

/** Everybody agreed to be on record where that is asked for; most agreed to what services rest on, and some were asked for more. */
function inventDecisions(chosen: Random, profile: OrganisationProfile): InventedDecision[] {
  const { form, requiredToStore, storageItem } = profile.consent
  const gates = new Set(profile.consentGates.map(({ item }) => item))
  return form.items
    .filter(({ basis }) => basis === 'CONSENT')
    .flatMap(({ code: item, section }) => {
      if (requiredToStore && item === storageItem) return [{ item, state: 'GIVEN' as const }]
      const asked = gates.has(item) ? 0.95 : section === 'contact' ? 0.25 : 0.05
      return chosen.chance(asked) ? [{ item, state: chosen.chance(0.9) ? ('GIVEN' as const) : ('REFUSED' as const) }] : []
    })
}

function storageConsent({ consent }: OrganisationProfile, at: Date) {
  const wording = consent.form.items.find(({ code }) => code === consent.storageItem)?.wordings.at(-1)
  return {
    item: consent.storageItem,
    wordingVersion: wording?.version ?? 1,
    method: 'IN_PERSON' as const,
    visitedOn: at.toISOString().slice(0, 10),
  }
}
