import type { ViewerTraits } from '../circumstances.ts'

/** Persons reading their own record: no consent and no restriction stands between them and it. UK GDPR Art. 15. */
export const readsTheirOwnRecord = ({ kind, purpose }: Pick<ViewerTraits, 'kind' | 'purpose'>): boolean =>
  kind === 'service-user' && purpose === 'own-record'

/** The data protection officer answering a request of the person about their data. */
export const answersARightsRequest = ({ roles, purpose }: Pick<ViewerTraits, 'roles' | 'purpose'>): boolean =>
  roles.includes('data-protection-officer') && purpose === 'rights-request'
