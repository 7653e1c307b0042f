import type { ErasureScope } from './erase-everywhere.ts'

/** How every service says of whom a row is. Identity knows accounts only. */
export const personScope: Pick<ErasureScope, 'personTable' | 'personColumns'> = {
  personTable: 'service_users.service_user',
  personColumns: ['service_user_id', 'subject_id', 'person_id', 'recipient_id'],
}

/** Whose sign-in a row is. */
export const signInScope: Pick<ErasureScope, 'personTable' | 'personColumns'> = {
  personTable: 'identity.account',
  personColumns: ['account_id'],
}
