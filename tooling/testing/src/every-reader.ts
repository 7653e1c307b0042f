import { randomUUID } from 'node:crypto'
import { relationshipKinds, roleNames, purposes, type Purpose, type RoleName } from '@candour/need-to-know'
import { modelled } from '@candour/need-to-know/intended'
import { isIntended } from '@candour/need-to-know/intended-matrix'
import { apiAs, type Api, type Persona } from './api-client.ts'
import { categoryOf, isOfOrganisation } from './planted-needs.ts'
import type { PlantedPerson } from './planted-person.ts'
import { seededNumbers } from './seeded-numbers.ts'
import type { TestNetwork } from './test-network.ts'

/**
 * How somebody may stand to the planted person: in one way and with every errand, by the errands only, close but without any errand, not at all,
 * or excluded although they are assigned.
 */
const standings = [...relationshipKinds, 'work-item', 'without-work-item', 'stranger', 'excluded'] as const

/** One role, one relationship, one purpose. */
export interface Reader {
  readonly role: RoleName
  readonly standing: (typeof standings)[number]
  readonly purpose: Purpose | null
  /** How sure it is that it is them; 2 when left out. */
  readonly assurance?: 1 | 2 | 3
}

/** Everybody there can be: every role in every relationship for every purpose, and for none. */
export const everyReader: readonly Reader[] = roleNames.flatMap((role) =>
  standings.flatMap((standing) => [...purposes, null].map((purpose) => ({ role, standing, purpose }))),
)

const levels = [1, 2, 3] as const

/** The same, each at an assurance: which, is by the seed. */
export function everyReaderAssured(seed: number): readonly Reader[] {
  const next = seededNumbers(seed)
  return everyReader.map((reader) => ({ ...reader, assurance: levels[next(levels.length)] ?? 1 }))
}

/** Who a reader is, in words. */
export const inWords = ({ role, standing, purpose, assurance = 2 }: Reader): string =>
  `${role}, ${standing}, for ${purpose} at assurance ${assurance}`

const kinds = {
  staff: 'dmws.reading-staff',
  inspector: 'dmws.reading-inspector',
  'service-user': 'dmws.reading-person',
  representative: 'dmws.reading-representative',
  integrator: 'dmws.reading-system',
} as const satisfies Record<string, Persona>
type Kind = keyof typeof kinds

/** By hand, as the table is. */
const kindOf = (role: RoleName): Kind => {
  if (role === 'integrator' || role === 'commissioner') return 'integrator'
  return role === 'inspector' || role === 'service-user' || role === 'representative' ? role : 'staff'
}

const close = ['assigned-worker', 'team', 'team-manager'] as const
const hasErrands = (standing: Reader['standing']): boolean => standing !== 'without-work-item' && standing !== 'stranger'

export interface Readers {
  /** The API as this reader sees it, from now on and until the next is asked for: the facts about them are these, and no other. */
  as(reader: Reader): Promise<Api>
}

/**
 * Accounts of every kind, and beside what the services publish facts that a test sets: who holds which role, and how they stand to the person.
 * Everything that reads facts reads them as it reads all others.
 */
export async function plantReaders(system: TestNetwork, person: PlantedPerson): Promise<Readers> {
  const { identity, sql, clock, network, url } = system
  const ids = {} as Record<Kind, string>
  for (const kind of ['staff', 'inspector', 'service-user', 'representative'] as const) {
    ids[kind] = randomUUID()
    await identity.openAccount({
      ...{ id: ids[kind], organisation: 'dmws', kind, username: kinds[kind], displayName: 'x' },
      password: 'quiet harbour lantern',
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    })
  }
  ids.integrator = kinds.integrator
  await identity.registerClient({
    clientId: kinds.integrator,
    organisation: 'dmws',
    name: 'x',
    secret: randomUUID() + randomUUID(),
  })
  await system.seeding.access.addStaffMember({ organisation: 'dmws', id: ids.staff, username: kinds.staff, name: 'Reading' })
  for (const statement of plantedFacts) await sql(statement)
  const from = new Date(clock.now().getTime() - 60_000)
  const until = new Date(clock.now().getTime() + 86_400_000)

  return {
    async as({ role, standing, purpose, assurance = 2 }) {
      const kind = kindOf(role)
      const id = ids[kind]
      for (const table of ['standing', 'representation', 'work_item']) await sql(`DELETE FROM planted.${table}`)
      await sql('DELETE FROM planted.role')
      await sql('DELETE FROM planted.client')
      await sql('DELETE FROM planted.resource')
      if (kind === 'staff' || kind === 'inspector')
        await sql('INSERT INTO planted.role VALUES ($1, $2::uuid, $3, $4)', 'dmws', id, role, from)
      if (kind === 'integrator') await sql('INSERT INTO planted.client VALUES ($1, $2)', id, role)
      const relationships: Partial<Record<Reader['standing'], readonly string[]>> = {
        representative: [],
        'work-item': [],
        'without-work-item': close,
        excluded: ['assigned-worker', 'team', 'excluded'],
        stranger: [],
      }
      const plant = (table: string, ...what: unknown[]) =>
        sql(
          `INSERT INTO planted.${table} VALUES ($1, $2::uuid, $3, $4, $5${what.map((_, at) => `, $${at + 6}`).join('')})`,
          ...['dmws', person.id, id, from, until, ...what],
        )
      for (const each of relationships[standing] ?? [standing]) await plant('standing', each)
      if (standing === 'representative') await plant('representation', ['**'], [])
      if (hasErrands(standing)) for (const each of purposes) await plant('work_item', each)
      if (standing === 'investigator') {
        await sql('INSERT INTO planted.resource VALUES ($1, $2::uuid, $3, $4, $5)', 'dmws', person.id, id, person.complaint, from)
      }
      const stated = purpose === null ? {} : { purpose }
      if (kind !== 'integrator') return await apiAs(network, url, kinds[kind], { ...stated, assurance })
      const token = await network.identity.clientToken({ clientId: id, ...stated })
      return await apiAs({ identity: { ...network.identity, issueToken: async () => token } }, url, kinds[kind])
    },
  }
}

/** Facts of the test beside those of the services, whose errands would be everybody's. A client is what the test says it is, and may ask for everything. */
const plantedFacts = [
  'CREATE SCHEMA planted',
  `CREATE TABLE planted.standing (organisation text, subject_id uuid, viewer_id text, from_at timestamptz(3), until_at timestamptz, kind text)`,
  `CREATE TABLE planted.representation (organisation text, subject_id uuid, viewer_id text, from_at timestamptz(3), until_at timestamptz(3),
     scopes text[], hidden text[])`,
  `CREATE TABLE planted.work_item (organisation text, subject_id uuid, viewer_id text, from_at timestamptz(3), until_at timestamptz(3), purpose text)`,
  'CREATE TABLE planted.role (organisation text, account_id uuid, role text, effective_from timestamptz(3))',
  'CREATE TABLE planted.client (client_id text, kind text)',
  'CREATE TABLE planted.resource (organisation text, subject_id uuid, viewer_id text, resource_id text, from_at timestamptz(3))',
  `DO $$ BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW facts.standing AS ' || rtrim(pg_get_viewdef('facts.standing'::regclass), ';')
      || ' UNION ALL SELECT organisation, subject_id, viewer_id, kind, from_at, until_at FROM planted.standing';
    EXECUTE 'CREATE OR REPLACE VIEW facts.representation AS ' || rtrim(pg_get_viewdef('facts.representation'::regclass), ';')
      || ' UNION ALL SELECT organisation, subject_id, viewer_id, scopes, hidden, from_at, until_at FROM planted.representation';
    CREATE OR REPLACE VIEW facts.work_item AS SELECT organisation, subject_id, viewer_id, purpose, from_at, until_at FROM planted.work_item;
    EXECUTE 'CREATE OR REPLACE VIEW facts.role AS ' || rtrim(pg_get_viewdef('facts.role'::regclass), ';')
      || ' UNION ALL SELECT organisation, account_id, role, effective_from, NULL::timestamptz(3) FROM planted.role';
    EXECUTE 'CREATE OR REPLACE VIEW facts.client AS SELECT c.client_id, c.organisation, COALESCE(p.kind, c.kind) AS kind, c.active FROM ('
      || rtrim(pg_get_viewdef('facts.client'::regclass), ';') || ') c LEFT JOIN planted.client p USING (client_id)';
    EXECUTE 'CREATE OR REPLACE VIEW facts.integrator_scope AS ' || rtrim(pg_get_viewdef('facts.integrator_scope'::regclass), ';')
      || $q$ UNION ALL SELECT 'dmws', p.client_id, '**', stated FROM planted.client p,
           unnest(ARRAY['${purposes.join("','")}']) AS stated$q$;
    EXECUTE 'CREATE OR REPLACE VIEW facts.resource_relationship AS '
      || rtrim(pg_get_viewdef('facts.resource_relationship'::regclass), ';')
      || $q$ UNION ALL SELECT organisation, subject_id, viewer_id, 'Complaint', resource_id, 'investigator', from_at, NULL::timestamptz(3) FROM planted.resource$q$;
  END $$`,
  'GRANT USAGE ON SCHEMA planted TO PUBLIC',
  'GRANT SELECT ON ALL TABLES IN SCHEMA planted TO PUBLIC',
]

/** Whether the table that was written by hand keeps from a reader what takes all the categories of any one of the lists. */
export function isDeniedTo({ role, standing, purpose, assurance = 2 }: Reader, needs: readonly (readonly string[])[]): boolean {
  const kind = kindOf(role)
  const asks = kind === 'service-user' || kind === 'representative' ? 'own-record' : purpose
  const investigates = standing === 'investigator'
  const relationships = new Set<string>(
    standing === 'excluded'
      ? ['assigned-worker', 'team']
      : standing === 'without-work-item'
        ? close
        : standing === 'work-item' || standing === 'stranger'
          ? []
          : [standing],
  )
  const readAt = new Date(0)
  const allowsOfThePerson = (category: string): boolean =>
    modelled({
      viewer: { kind, organisation: 'dmws', roles: [role], scopes: ['**'], purpose: asks, assurance },
      facts: {
        organisation: 'dmws',
        exists: true,
        excluded: standing === 'excluded',
        relationships,
        consents: new Set(['store-and-use', 'health-information', 'share-partner-agency']),
        restricted: false,
        workItems: new Set(hasErrands(standing) ? purposes : []),
        representation: standing === 'representative' ? { scopes: new Set(['**']), hidden: new Set() } : null,
        breakGlass: standing === 'break-glass' ? { until: new Date(1), readAt } : null,
      },
      complaint: category.startsWith('complaint.') ? { investigator: investigates, excluded: false } : null,
      action: 'read',
      category,
    })
  const allows = (need: string): boolean =>
    isOfOrganisation(need)
      ? isIntended([role], ['organisation'], 'read', categoryOf(need), asks, assurance)
      : allowsOfThePerson(need)
  return !needs.some((categories) => categories.every(allows))
}
