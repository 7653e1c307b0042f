import type { TestSystem } from './test-system.ts'

/** That what the visitor did is told to the planted person later, on a ground that is unique. */
export async function plantDelay(
  system: TestSystem,
  serviceUserId: string,
  visitorId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const [entry] = await system.sql<{ id: string }>(
    `SELECT id::text FROM access.audit WHERE subject_id = $1::uuid AND viewer_id = $2 AND outcome = 'disclosed' ORDER BY id DESC LIMIT 1`,
    serviceUserId,
    visitorId,
  )
  const officer = await system.as('dmws.dpo', { purpose: 'audit' })
  const input = { serviceUserId, entryId: entry?.id, days: 30, reason: plant('why somebody is told later', ['audit']) }
  const { data, text } = await officer(
    'mutation ($input: DelayTellingInput!) { delayTelling(input: $input) { userErrors { code } } }',
    { input },
  )
  if (data?.delayTelling?.userErrors.length !== 0) throw new Error(text)
}
