import type { TestSystem } from './test-system.ts'

/** Two holds on the planted person's record, one of them lifted again, with reasons that are unique. */
export async function plantHolds(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const officer = await system.as('dmws.records-officer', { purpose: 'retention-review' })
  const place = async (kind: string, reason: string): Promise<string> => {
    const { data, text } = await officer(
      'mutation ($input: PlaceHoldInput!) { placeHold(input: $input) { hold { id } userErrors { code message } } }',
      { input: { serviceUserId, kind, reason } },
    )
    const id: string | undefined = data?.placeHold?.hold?.id
    if (!id) throw new Error(text)
    return id
  }
  await place('POLICE', plant('why the record is held', ['retention']))
  const lifted = await place('CLAIM', plant('why it was held', ['retention']))
  const { data, text } = await officer(
    'mutation ($input: ReleaseHoldInput!) { releaseHold(input: $input) { userErrors { code message } } }',
    { input: { holdId: lifted, reason: plant('why it is held no more', ['retention']) } },
  )
  if (data?.releaseHold?.userErrors.length !== 0) throw new Error(text)
}
