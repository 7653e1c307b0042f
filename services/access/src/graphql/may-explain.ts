import { isErrand, type DataCategory, type Purpose, type SubjectFacts } from '@candour/need-to-know'
import { ApiError } from '@candour/subgraph-kit'
import { openable, openablePurpose } from '../domain/work-item.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

/** What an explanation tells of: how the colleague stands to the person, what the person consented to, whether they restricted the use of their data. */
export const toldByExplanations = ['access', 'consent', 'rights'] as const satisfies readonly DataCategory[]

/** Whether the viewer may hear why a colleague may or may not see something of this person: whoever may read all that the answer tells of. */
export async function mayExplainForColleagues(context: AccessContext, serviceUserId: string): Promise<boolean> {
  const ref = ofServiceUser(context, serviceUserId)
  for (const fact of toldByExplanations) if (!(await context.needToKnow.may('read', ref, [fact]))) return false
  return true
}

/** What a purpose that is an errand is about: that a colleague may see something for it tells that there is such work about the person. */
const aboutErrand = (purpose: Purpose): DataCategory | null => {
  if (purpose === 'complaint-handling') return 'complaint.matter'
  const known = openablePurpose(purpose)
  return known === undefined ? null : openable[known].about
}

/**
 * Lets only those go on who may know of the work behind a colleague's purpose: who ask for the same, or may read what it is about.
 * @throws ApiError FORBIDDEN
 */
export async function authoriseErrand(context: AccessContext, serviceUserId: string, purpose: Purpose | null): Promise<void> {
  if (!isErrand(purpose) || purpose === context.viewer.purpose) return
  const about = aboutErrand(purpose)
  if (about !== null && (await context.needToKnow.may('read', ofServiceUser(context, serviceUserId), [about]))) return
  throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
}

/**
 * A colleague's facts as they may be told to the viewer: whoever is shut out of a complaint of the person, such as one about themselves, is told of
 * none in what it lets others see.
 */
export async function tellableFacts(context: AccessContext, facts: SubjectFacts): Promise<SubjectFacts> {
  if ((await context.needToKnow.excludedFrom(facts.subjectId, 'Complaint')).length === 0) return facts
  return {
    ...facts,
    relationships: new Set([...facts.relationships].filter((kind) => kind !== 'investigator')),
    workItems: new Set([...facts.workItems].filter((errand) => errand !== 'complaint-handling')),
  }
}
