import type { SealedPlace } from '@candour/database'

/** Whose case it is: everything written in it is sealed under the key of the person it is about. */
export interface Owner {
  readonly organisation: string
  readonly serviceUserId: string
}

const placeIn =
  <Column extends string>(table: string) =>
  ({ organisation, serviceUserId: personId }: Owner, id: string, column: Column): SealedPlace => ({
    organisation,
    // Rows of which a person has many are told apart by their id as well.
    table: `${table}/${id}`,
    column,
    personId,
  })

export const casePlace = placeIn<'matter' | 'desired_outcome'>('complaint_case')
export const stagePlace = placeIn<'extension_reason' | 'findings' | 'outcome'>('case_stage')
export const eventPlace = placeIn<'text'>('case_event')
