import { randomUUID } from 'node:crypto'
import type { AccessNetwork } from './access-network.ts'

/** Staff of one organisation, each with one role, given as the rules demand and signed in. */
export async function hireStaff({ seeding, signIn }: AccessNetwork, organisation = 'dmws') {
  const hire = async (username: string, name: string): Promise<string> => {
    const id = randomUUID()
    await seeding.addStaffMember({ organisation, id, username, name })
    await signIn(id, 'staff', organisation)
    return id
  }
  const administrator = await hire('administrator', 'Ada Marsh')
  const dpo = await hire('dpo', 'Dee Peters')
  const manager = await hire('manager', 'Mo Tanner')
  const worker = await hire('worker', 'Alex Reed')
  const otherWorker = await hire('other-worker', 'Kim Vale')
  const approval = { requestedById: administrator, approvedById: dpo }
  await seeding.grantRole({ organisation, staffMemberId: administrator, role: 'administrator' })
  await seeding.grantRole({ organisation, staffMemberId: dpo, role: 'data-protection-officer' })
  await seeding.grantRole({ organisation, staffMemberId: manager, role: 'team-manager', approval })
  await seeding.grantRole({ organisation, staffMemberId: worker, role: 'support-worker', approval })
  await seeding.grantRole({ organisation, staffMemberId: otherWorker, role: 'support-worker', approval })
  return { administrator, dpo, manager, worker, otherWorker, hire }
}
