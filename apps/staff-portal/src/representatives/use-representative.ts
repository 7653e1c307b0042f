import { useFresh } from '@candour/portal-kit'
import { useParams } from 'react-router'
import { useRecord } from '../record/record-context.ts'
import { representativesQuery } from './representatives-query.ts'

/** The representative whom a page is about, by its address; undefined while it is fetched, or when there is none. */
export function useRepresentative() {
  const { person, name: personName } = useRecord()
  const { representation = '' } = useParams()
  const { data } = useFresh(representativesQuery, { id: person.id })
  const found = data?.serviceUser?.representatives?.find(({ id }) => id === representation)
  return { person, personName, id: representation, name: found?.name ?? undefined }
}
