import { randomUUID } from 'node:crypto'
import type { Api } from './api-client.ts'
import { newCanary } from './canary.ts'
import type { PlantedPerson } from './planted-person.ts'
import { ofOrganisation } from './planted-needs.ts'
import type { TestSystem } from './test-system.ts'

/** The person among staff of whom something is unique as well. */
export interface PlantedAmongStaff extends PlantedPerson {
  /** Id of a member of staff. */
  readonly colleague: string
}

/**
 * A member of staff of whom everything written is unique, with a paper, a role that was asked for and an alert; they cannot sign in. That somebody
 * who has looked asks for access, and that their manager was in an emergency.
 */
export async function plantColleague({ as, sql, seeding }: TestSystem, person: PlantedPerson): Promise<PlantedAmongStaff> {
  const canaries = [...person.canaries]
  const plant = (of: string, ...needs: string[][]): string => {
    const word = newCanary()
    canaries.push({ of, word, needs })
    return word
  }
  const staffMemberId = randomUUID()
  await seeding.access.addStaffMember({
    organisation: 'dmws',
    id: staffMemberId,
    name: plant('who a colleague is', [ofOrganisation('staff')], [ofOrganisation('audit')]),
    username: `dmws.${plant('as whom a colleague signs in', [ofOrganisation('staff')]).toLowerCase()}`,
  })
  const administrator = await as('dmws.administrator', { purpose: 'administration' })
  const title = plant('what a colleague has learnt', [ofOrganisation('access')])
  await take(administrator, 'recordStaffEvidence', { staffMemberId, kind: 'training', title, givenOn: '2026-01-31' })
  await take(administrator, 'requestRole', { staffMemberId, role: 'trainer' })
  await sql(
    `INSERT INTO access.security_alert (id, organisation, kind, viewer_id, raised_at, count)
     VALUES (gen_random_uuid(), 'dmws', 'ENUMERATION', $1, now(), 9)`,
    staffMemberId,
  )
  const [known] = await sql<{ reference: string }>(
    'SELECT reference FROM facts.subject_reference WHERE subject_id = $1::uuid',
    person.id,
  )
  const asking = await as('dmws.visitor', { purpose: 'care' })
  const reason = plant('why somebody asks for access', ['access'])
  await take(asking, 'askForAccess', { reference: known?.reference, purpose: 'care', days: 3, reason })
  const declaring = await as('dmws.team-manager', { purpose: 'care', assurance: 3 })
  const emergency = plant('what an emergency was that nobody has reviewed', ['audit'])
  await take(declaring, 'breakGlass', { reference: known?.reference, purpose: 'care', reason: emergency })
  return { ...person, canaries, colleague: staffMemberId }
}

async function take(api: Api, name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { data, text } = await api(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code message } } }`, {
    input,
  })
  if (data?.[name]?.userErrors.length !== 0) throw new Error(text)
}
