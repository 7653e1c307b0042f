import type { TestSystem } from './test-system.ts'

/** Emergency access to the planted person by somebody whose own name is unique: declared, ended and reviewed. */
export async function plantBreakGlass(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const [person] = await system.sql<{ reference: string }>(
    'SELECT reference FROM facts.subject_reference WHERE subject_id = $1::uuid',
    serviceUserId,
  )
  const visitor = await system.as('dmws.visitor', { purpose: 'care', assurance: 3 })
  const declared = await visitor(
    'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { breakGlass { id } userErrors { code } } }',
    { input: { reference: person?.reference, purpose: 'care', reason: plant('what an emergency was', ['audit']) } },
  )
  const breakGlassId: string | undefined = declared.data?.breakGlass?.breakGlass?.id
  if (!breakGlassId) throw new Error(declared.text)
  const ended = await visitor('mutation ($input: EndBreakGlassInput!) { endBreakGlass(input: $input) { userErrors { code } } }', {
    input: { breakGlassId },
  })
  if (ended.data?.endBreakGlass?.userErrors.length !== 0) throw new Error(ended.text)
  const officer = await system.as('dmws.dpo', { purpose: 'audit' })
  const reviewed = await officer(
    'mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { userErrors { code } } }',
    { input: { breakGlassId, justified: true, finding: plant('what a review found', ['audit']) } },
  )
  if (reviewed.data?.reviewBreakGlass?.userErrors.length !== 0) throw new Error(reviewed.text)
}
