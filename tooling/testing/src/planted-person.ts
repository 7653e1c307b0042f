import { randomUUID } from 'node:crypto'
import { newCanary } from './canary.ts'
import { openWork } from './open-work.ts'
import { plantBreakGlass } from './planted-break-glass.ts'
import { plantDelay } from './planted-delay.ts'
import { plantDocuments } from './planted-documents.ts'
import { plantCase } from './planted-case.ts'
import { plantDisposal } from './planted-disposal.ts'
import { ofOrganisation } from './planted-needs.ts'
import { plantHolds } from './planted-holds.ts'
import { plantRepresentatives } from './planted-representatives.ts'
import type { TestSystem } from './test-system.ts'

/** A unique value and what somebody must be allowed to read to be sent it: all the categories of any one of the lists. */
export interface Planted {
  readonly of: string
  readonly word: string
  readonly needs: readonly (readonly string[])[]
}

export interface PlantedPerson {
  readonly id: string
  readonly now: string
  readonly canaries: readonly Planted[]
  readonly corrections: readonly string[]
  /** Id of the member of staff who has looked. */
  readonly visitor: string
  readonly complaint: string
  /** Ids of everything about the person that has one of its own. */
  readonly parts: readonly string[]
}

const organisation = 'dmws'

/**
 * Puts a person on record of whom every value is unique: supported by the first worker, whose team they are in; assigned to the second
 * worker, who is excluded; referred to the partner agency; signing in as `dmws.planted`; with every consent given.
 */
export async function plantCanaries(system: TestSystem): Promise<PlantedPerson> {
  const { identity, sql, clock } = system
  const { access, serviceUsers, consent } = system.seeding
  const canaries: Planted[] = []
  const plant = (of: string, ...needs: string[][]): string => {
    const word = newCanary()
    canaries.push({ of, word, needs })
    return word
  }
  const plantValue = (of: string, word: string, ...needs: string[][]): string => {
    canaries.push({ of, word, needs })
    return word
  }
  const staff = async (name: string) => {
    const [row] = await sql<{ id: string }>('SELECT id::text FROM access.staff_member WHERE name = $1', name)
    if (!row) throw new Error(`nobody on the staff is called ${name}`)
    return { id: row.id, name }
  }
  const alex = await staff('Alex Reed')
  const priya = await staff('Priya Shah')
  const officer = await staff('Jo Bennett')
  const administrator = await staff('Chris Lane')
  const note = (text: string, categories: ('support.notes' | 'special.health.mental' | 'special.religion')[]) => ({
    text,
    kind: 'VISIT' as const,
    categories,
    occurredAt: clock.now(),
    author: alex,
  })
  const id = await serviceUsers.addPerson(organisation, {
    source: 'PERSON',
    registeredBy: alex.id,
    registration: {
      givenName: plant('givenName', ['identity']),
      familyName: plant('familyName', ['identity']),
      preferredName: plant('preferredName', ['identity']),
      birthDate: plantValue('birthDate', '1931-07-13', ['identity']),
      nhsNumber: plantValue('nhsNumber', '9990000042', ['identifiers']),
      service: 'hospital-visits',
      contact: {
        email: `${plant('email', ['contact'])}@example.com`,
        phone: plantValue('phone', '+447700900987', ['contact']),
        address: { lines: [plant('address', ['contact'])], postcode: 'ZZ99 3WZ' },
        safeContact: plant('safeContact', ['contact']),
      },
      noContactReason: plant('noContactReason', ['contact']),
      storageConsent: { item: 'store-and-use', wordingVersion: 1, method: 'IN_PERSON', visitedOn: '2026-01-31' },
    },
    physicalHealth: plant('physicalHealth', ['special.health.physical']),
    mentalHealth: plant('mentalHealth', ['special.health.mental']),
    ethnicity: plant('ethnicity', ['special.ethnicity']),
    religion: plant('religion', ['special.religion']),
    notes: [
      note(plant('a plain note', ['support.notes']), ['support.notes']),
      note(plant('a note about the mind', ['support.notes', 'special.health.mental']), [
        'support.notes',
        'special.health.mental',
      ]),
      note(plant('a note about faith', ['support.notes', 'special.religion']), ['support.notes', 'special.religion']),
    ],
  })

  await openWork(system, id, 'rights-request', { reason: plant('what a record is looked into for', ['identity', 'rights']) })

  const [team] = await sql<{ id: string }>(
    'SELECT team_id::text AS id FROM access.team_member WHERE staff_member_id = $1::uuid',
    alex.id,
  )
  await access.addToCaseload({ organisation, teamId: team?.id ?? '', subjectId: id })
  for (const worker of [alex, priya]) await access.assign({ organisation, subjectId: id, staffMemberId: worker.id })
  await access.exclude({ organisation, subjectId: id, staffMemberId: priya.id, reason: 'They are related.' })
  await access.assignSystem({ organisation, subjectId: id, clientId: 'dmws.partner-agency', as: 'referral-recipient' })
  await consent.recordDecisions(
    organisation,
    id,
    ['store-and-use', 'health-information', 'share-partner-agency'].map((item) => ({
      item,
      state: 'GIVEN' as const,
      method: 'IN_PERSON' as const,
      at: clock.now(),
      by: { kind: 'STAFF' as const, ...alex },
    })),
  )

  // Somebody whose own name tells that they were here: who works with the person, and who has looked.
  const visitor = {
    id: randomUUID(),
    name: plant('who has looked', ['audit'], ['access'], [ofOrganisation('staff')], [ofOrganisation('audit')]),
  }
  const password = 'quiet harbour lantern'
  await identity.openAccount({
    id: visitor.id,
    organisation,
    kind: 'staff',
    username: 'dmws.visitor',
    displayName: 'x',
    password,
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  })
  await access.addStaffMember({ organisation, id: visitor.id, username: 'dmws.visitor', name: visitor.name })
  const approval = { requestedById: administrator.id, approvedById: officer.id }
  await access.grantRole({ organisation, staffMemberId: visitor.id, role: 'support-worker', approval })
  await access.assign({ organisation, subjectId: id, staffMemberId: visitor.id })
  // Their late note carries their name, and why it is late, to whoever may read notes: so somebody else writes it.
  const worker = await system.as('dmws.support-worker', { purpose: 'care' })
  const occurredAt = new Date(clock.now().getTime() - 3 * 86_400_000).toISOString()
  const lateReason = plant('why a note is late', ['support.notes'])
  const late = await worker('mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } userErrors { code } } }', {
    input: { serviceUserId: id, kind: 'CALL', text: 'Late.', occurredAt, lateReason, categories: [] },
  })
  if (!late.data?.addNote?.note) throw new Error(late.text)
  await plantDocuments(system, id, plant)

  await identity.openAccount({
    id: randomUUID(),
    organisation,
    kind: 'service-user',
    username: 'dmws.planted',
    displayName: 'x',
    password,
  })
  const [account] = await sql<{ id: string }>(`SELECT id::text FROM identity.account WHERE username = 'dmws.planted'`)
  await access.linkPersonAccount({ organisation, accountId: account?.id ?? '', subjectId: id })
  await plantSafeContactWords(system, id, plant('what a message must never say', ['contact']))
  await plantRepresentatives(system, id, plant)
  const corrections = await plantCorrections(system, id, plant)
  await plantDisposal(system, id, plant)
  const complaint = await plantCase(system, id, plant)
  await plantHolds(system, id, plant)
  await plantBreakGlass(system, id, plant)
  // They look last, so that they stand among the latest.
  const looking = await system.as('dmws.visitor', { purpose: 'care' })
  await looking('query ($id: ID!) { serviceUser(id: $id) { familyName } }', { id })
  await plantDelay(system, id, visitor.id, plant)
  const parts = await sql<{ id: string }>(
    `SELECT id::text FROM service_users.note WHERE service_user_id = $1::uuid
     UNION ALL SELECT id::text FROM service_users.correction WHERE service_user_id = $1::uuid
     UNION ALL SELECT id::text FROM complaints.complaint_case WHERE service_user_id = $1::uuid
     UNION ALL SELECT id::text FROM service_users.document WHERE service_user_id = $1::uuid
     UNION ALL SELECT id::text FROM access.work_item WHERE subject_id = $1::uuid
     UNION ALL SELECT id::text FROM retention.hold WHERE service_user_id = $1::uuid
     UNION ALL SELECT id::text FROM retention.disposal WHERE service_user_id = $1::uuid`,
    id,
  )
  return {
    id,
    now: clock.now().toISOString(),
    canaries,
    corrections,
    complaint,
    visitor: visitor.id,
    parts: parts.map((part) => part.id),
  }
}

/** A word that nothing sent to the person may hold, as they set it themselves. */
async function plantSafeContactWords(system: TestSystem, serviceUserId: string, word: string): Promise<void> {
  const self = await system.as('dmws.planted')
  const [row] = await system.sql<{ version: number }>(
    'SELECT version FROM service_users.service_user WHERE id = $1::uuid',
    serviceUserId,
  )
  const set = await self(
    'mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { userErrors { code } } }',
    { input: { serviceUserId, version: row?.version, safeContactRules: { neverSay: [word] } } },
  )
  if (set.data?.updateContactDetails?.userErrors.length !== 0) throw new Error(set.text)
}

/** Corrections of values that fewer people may see than may see that a correction was asked for. */
async function plantCorrections(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<string[]> {
  const self = await system.as('dmws.planted')
  const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
  const ids: string[] = []
  for (const [field, category] of [
    ['RELIGION', 'special.religion'],
    ['MENTAL_HEALTH', 'special.health.mental'],
    ['EMAIL', 'contact'],
  ] as const) {
    const needs = ['rights', category]
    const proposed = plant(`what ${field} should say`, needs)
    const asked = await self(
      'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { id } userErrors { code } } }',
      {
        input: {
          serviceUserId,
          field,
          proposed: field === 'EMAIL' ? `${proposed}@example.com` : proposed,
          reason: plant(`why ${field} is wrong`, needs),
        },
      },
    )
    const id: string | undefined = asked.data?.requestCorrection?.correction?.id
    if (!id) throw new Error(asked.text)
    ids.push(id)
    const decided = await officer(
      'mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { userErrors { code } } }',
      { input: { correctionId: id, version: 1, accept: false, reason: plant(`why ${field} stays`, needs) } },
    )
    if (decided.data?.decideCorrection?.userErrors.length !== 0) throw new Error(decided.text)
  }
  return ids
}
