import { PartFailure, problemOf, useFresh } from '@candour/portal-kit'
import { useParams } from 'react-router'
import { useRecord } from '../record/record-context.ts'
import { representativesQuery } from './representatives-query.ts'

/** The representative whom a page is about, by its address; without a name while it is fetched. When it could not be, the failure
 * stands in the place of what is done about them: nobody is let in or stopped unseen. */
export function useRepresentative() {
  const { person, name: personName } = useRecord()
  const { representation = '' } = useParams()
  const { data, error, refetch } = useFresh(representativesQuery, { id: person.id })
  const found = data?.serviceUser?.representatives?.find(({ id }) => id === representation)
  const failure = error && !found ? <PartFailure problem={problemOf(error)} onRetry={refetch} /> : null
  return { person, personName, id: representation, name: found?.name ?? undefined, failure }
}
