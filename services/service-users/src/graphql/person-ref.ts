import type { ResourceRef } from '@candour/need-to-know'

/** Whom a value on a person's own record is about. */
export const personRef = (person: { readonly id: string; readonly organisation: string }): ResourceRef => ({
  resource: 'ServiceUser',
  id: person.id,
  organisation: person.organisation,
  subjectId: person.id,
})

/** Whom a row that hangs on a person is about. */
export const rowRef = (
  resource: string,
  row: { readonly id: string; readonly organisation: string; readonly serviceUserId: string },
): ResourceRef => ({ resource, id: row.id, organisation: row.organisation, subjectId: row.serviceUserId })

/** Something about a person that does not exist yet, named in a mutation. */
export const aboutPerson = (
  context: { readonly viewer: { readonly organisation: string } },
  serviceUserId: string,
): ResourceRef => personRef({ id: serviceUserId, organisation: context.viewer.organisation })
