import type { ConsentItemProfile } from '@candour/organisations'
import type { Standing } from './consent.ts'
import { currentWording, isDecidable } from './form.ts'

/** Whether there is something to answer: never for what does not rest on consent, always until the wording in use now was agreed to. */
export const canBeGiven = (item: ConsentItemProfile, { state, last }: Standing): boolean =>
  isDecidable(item) && !(state === 'GIVEN' && last?.wordingVersion === currentWording(item).version)

/** Whether there is a consent to withdraw. */
export const canBeWithdrawn = (item: ConsentItemProfile, { state }: Standing): boolean => isDecidable(item) && state === 'GIVEN'
