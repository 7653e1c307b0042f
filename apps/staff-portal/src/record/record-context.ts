import type { ResultOf } from '@candour/portal-kit'
import { useOutletContext } from 'react-router'
import type { recordQuery } from './record-query.ts'

export type Person = NonNullable<ResultOf<typeof recordQuery>['serviceUser']>

/** What every page of a record knows: whose it is and what may be done with it. */
export interface RecordContext {
  person: Person
  name: string
  /** Reads the identity bar and the offers again, after a change. */
  refetch: () => void
}

export const useRecord = (): RecordContext => useOutletContext<RecordContext>()
