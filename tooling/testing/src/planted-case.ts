import { randomUUID } from 'node:crypto'
import type { Api } from './api-client.ts'
import { ofOrganisation } from './planted-needs.ts'
import type { TestSystem } from './test-system.ts'

const matter = ['complaint.matter']
const parties = ['complaint.matter', 'complaint.parties']
const outcome = ['complaint.matter', 'complaint.outcome']

/** A complaint of the planted person, of which everything written is unique: raised by themselves, given to an officer and decided. */
export async function plantCase(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<string> {
  const self = await system.as('dmws.planted')
  // DMWS-47: it comes to the data protection officer first, who gives it to somebody else.
  const first = await system.as('dmws.dpo', { purpose: 'complaint-handling' })
  const handling = await system.as('dmws.complaints-officer', { purpose: 'complaint-handling' })
  const raised = await self(
    'mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { complaint { id version } userErrors { code message } } }',
    {
      input: {
        serviceUserId,
        kind: 'COMPLAINT',
        category: 'keeping',
        matter: plant('what a complaint is about', matter),
        desiredOutcome: plant('what is hoped for', matter),
      },
    },
  )
  const complaint = raised.data?.raiseComplaint?.complaint
  if (!complaint) throw new Error(raised.text)
  let { version } = complaint
  const take = async (officer: Api, name: string, input: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const { data, text } = await officer(
      `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { version } userErrors { code message } } }`,
      { input: { complaintId: complaint.id, version, ...input } },
    )
    if (data?.[name]?.userErrors.length !== 0) throw new Error(text)
    ;({ version } = data[name].complaint)
  }
  const [handler] = await system.sql<{ id: string }>(
    `SELECT id::text FROM access.staff_member WHERE username = 'dmws.complaints-officer'`,
  )
  await take(first, 'nameComplainedAbout', {
    staffMemberId: await addStaffMember(system, plant('who is complained about', parties, [ofOrganisation('staff')])),
  })
  await take(first, 'acknowledgeComplaint')
  await take(first, 'allocateComplaint', { staffMemberId: handler?.id })
  await take(handling, 'decideComplaint', {
    findings: plant('what was found', outcome),
    outcome: plant('what the person is told', outcome),
  })
  return complaint.id
}

/** Somebody whose own name tells what they were named in. They cannot sign in. */
async function addStaffMember({ seeding }: TestSystem, name: string): Promise<string> {
  const id = randomUUID()
  await seeding.access.addStaffMember({ organisation: 'dmws', id, username: 'dmws.complained-about', name })
  return id
}
