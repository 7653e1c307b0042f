import { FieldValue, type FieldReader } from '@candour/portal-kit'
import { personName } from '../wording/person.ts'

interface PersonNameProps {
  person: { id: string; givenName: string | null; familyName: string | null; preferredName?: string | null } | null
  /** Of the answer in which the person came. */
  reader: FieldReader
}

/** Whose row it is in a list. That the name could not be loaded is never told as that it is not shown. */
export function PersonName({ person, reader }: PersonNameProps) {
  const name = person && personName(person)
  if (name) return <>{name}</>
  const reading = person && reader.read('ServiceUser', person, 'familyName')
  return reading?.kind === 'failed' ? <FieldValue reading={reading} /> : <>Name not shown</>
}
