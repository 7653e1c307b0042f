import type { FieldReader } from '@candour/portal-kit'
import { useOutletContext } from 'react-router'
import type { Member } from './member-query.ts'

/** What every page about a member of staff knows. */
export interface MemberContext {
  member: Member
  name: string
  reader: FieldReader
  /** Reads them again, after a change. */
  refetch: () => void
}

export const useMember = (): MemberContext => useOutletContext<MemberContext>()
