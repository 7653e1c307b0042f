import type { SubjectFacts } from '../subject-facts.ts'

/** Emergency access counts until its end, by the time of the request, and not a moment longer. */
export const breakGlassInForce = ({ breakGlass }: Pick<SubjectFacts, 'breakGlass'>): boolean =>
  breakGlass !== null && breakGlass.until.getTime() > breakGlass.readAt.getTime()
