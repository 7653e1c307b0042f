import { randomUUID } from 'node:crypto'
import type { TestSystem } from './test-system.ts'

/** Somebody who acted for the person until staff cut them off, and somebody who does still. */
export async function plantRepresentatives(
  system: TestSystem,
  subjectId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const grant = (who: string) =>
    system.seeding.access.grantRepresentation({
      organisation: 'dmws',
      subjectId,
      representativeId: randomUUID(),
      name: plant(`who ${who}`, ['representation']),
      kind: 'attorney',
      evidence: plant(`on what proof somebody ${who}`, ['representation']),
      givenOn: '2020-01-01',
      scopes: ['identity'],
    })
  await grant('acts for the person')
  const representationId = await grant('acted for the person')
  const manager = await system.as('dmws.team-manager', { purpose: 'care' })
  const ended = await manager(
    'mutation ($input: EndRepresentationInput!) { endRepresentation(input: $input) { userErrors { code } } }',
    { input: { representationId, reason: plant('why somebody was cut off', ['representation', 'safeguarding']) } },
  )
  if (ended.data?.endRepresentation?.userErrors.length !== 0) throw new Error(ended.text)
}
