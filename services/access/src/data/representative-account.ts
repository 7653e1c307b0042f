import { newId, type Clock } from '@candour/database'
import { isIdentifier } from '../domain/identifier.ts'
import { refuse, type Refusal } from '../domain/refusal.ts'
import type { AccessTransaction } from './database.ts'

/** How whoever acts for a person is named: by their account, or by the name with which they sign in for somebody else already. */
export interface NamedRepresentative {
  readonly representativeId?: string | null | undefined
  readonly username?: string | null | undefined
}

/** The account with which somebody acts for people. Whoever is not named has none yet: theirs is made up here, and opens nothing before they are invited. */
export async function representativeAccount(
  tx: AccessTransaction,
  clock: Clock,
  organisation: string,
  { representativeId, username }: NamedRepresentative,
): Promise<string | Refusal> {
  if (representativeId)
    return isIdentifier(representativeId)
      ? representativeId
      : refuse('UNKNOWN_REPRESENTATIVE', 'Choose who acts for the person.', 'representativeId')
  const typed = username?.normalize('NFKC').trim().toLowerCase()
  if (!typed) return newId(clock)
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    SELECT account_id::text AS id FROM facts.account
    WHERE username_hash = sha256(convert_to(${typed}, 'UTF8')) AND organisation = ${organisation}
      AND kind = 'representative' AND closed_at IS NULL`
  return known?.id ?? refuse('UNKNOWN_REPRESENTATIVE', 'Nobody who acts for others signs in with this name.', 'username')
}
