import type { Persona } from './api-client.ts'
import type { TestSystem } from './test-system.ts'

/** Emergency access to the planted person by somebody whose own name is unique: declared, ended and reviewed; and another that is to be reviewed. */
export async function plantBreakGlass(
  system: TestSystem,
  serviceUserId: string,
  plant: (of: string, ...needs: string[][]) => string,
): Promise<void> {
  const [person] = await system.sql<{ reference: string }>(
    'SELECT reference FROM facts.subject_reference WHERE subject_id = $1::uuid',
    serviceUserId,
  )
  const declareAndEnd = async (who: Persona, reason: string): Promise<string> => {
    const declaring = await system.as(who, { purpose: 'care', assurance: 3 })
    const declared = await declaring(
      'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { breakGlass { id } userErrors { code } } }',
      { input: { reference: person?.reference, purpose: 'care', reason } },
    )
    const breakGlassId: string | undefined = declared.data?.breakGlass?.breakGlass?.id
    if (!breakGlassId) throw new Error(declared.text)
    const ended = await declaring(
      'mutation ($input: EndBreakGlassInput!) { endBreakGlass(input: $input) { userErrors { code } } }',
      { input: { breakGlassId } },
    )
    if (ended.data?.endBreakGlass?.userErrors.length !== 0) throw new Error(ended.text)
    return breakGlassId
  }
  const breakGlassId = await declareAndEnd('dmws.visitor', plant('what an emergency was', ['audit']))
  const officer = await system.as('dmws.dpo', { purpose: 'audit' })
  const reviewed = await officer(
    'mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { userErrors { code } } }',
    { input: { breakGlassId, justified: true, finding: plant('what a review found', ['audit']) } },
  )
  if (reviewed.data?.reviewBreakGlass?.userErrors.length !== 0) throw new Error(reviewed.text)
  await declareAndEnd('dmws.team-manager', plant('what an emergency was that nobody has reviewed', ['audit']))
}
