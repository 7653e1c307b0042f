import { randomUUID } from 'node:crypto'
import type { Api } from './api-client.ts'
import { ofOrganisation } from './planted-needs.ts'
import type { TestSystem } from './test-system.ts'

/**
 * A member of staff of whom everything written is unique, with a paper, a role that was asked for and an alert; they cannot sign in. And that
 * somebody who has looked asks for access. Returns the colleague's id.
 */
export async function plantColleague(
  { as, sql, seeding }: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<string> {
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
  const [person] = await sql<{ reference: string }>(
    'SELECT reference FROM facts.subject_reference WHERE subject_id = $1::uuid',
    serviceUserId,
  )
  const asking = await as('dmws.visitor', { purpose: 'care' })
  const reason = plant('why somebody asks for access', ['access'])
  await take(asking, 'askForAccess', { reference: person?.reference, purpose: 'care', days: 3, reason })
  return staffMemberId
}

async function take(api: Api, name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { data, text } = await api(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code message } } }`, {
    input,
  })
  if (data?.[name]?.userErrors.length !== 0) throw new Error(text)
}
