import type { StaffSignIn } from '@candour/organisations'
import type { Acr } from './assurance.ts'

/** What an issuer says of how somebody signed in there (RFC 8176 for `amr`). */
export interface SaidOfSignIn {
  readonly acr: string | undefined
  readonly amr: readonly string[]
}

/** What a sign-in elsewhere is worth here, by what was agreed with that issuer. Nothing that was not agreed is worth more than a password. */
export function assuranceOf({ acr, amr }: SaidOfSignIn, agreed: StaffSignIn['assurance']): Extract<Acr, '1' | '2'> {
  const worth = (map: Readonly<Record<string, number>>, value: string) => (Object.hasOwn(map, value) ? map[value] : 1)
  const levels = [...(acr === undefined ? [] : [worth(agreed.acr, acr)]), ...amr.map((method) => worth(agreed.amr, method))]
  return levels.includes(2) ? '2' : '1'
}
