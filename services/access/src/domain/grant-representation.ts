import { expandPattern, type CategoryPattern } from '@candour/need-to-know'
import { ageOn } from './age.ts'
import { readProse } from './prose.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'
import {
  byWrittenAuthority,
  parentalGrounds,
  representativeKinds,
  type ParentalGround,
  type RepresentativeKind,
} from './representative-kind.ts'

/** Authority as it is to be entered. Dates are calendar dates, `YYYY-MM-DD`, in London. */
export interface AuthorityWish {
  readonly kind: string
  readonly name: string
  /** What was seen as proof, in words. */
  readonly evidence: string
  readonly ground?: string | null | undefined
  /** When the order was made, the power registered, the paper signed, the proof of parental responsibility seen. */
  readonly givenOn: string
  /** The last day of it, where it has one. */
  readonly lastDay?: string | null | undefined
  readonly scopes: readonly string[]
  /** An order that forbade it was lifted, as the evidence shows. */
  readonly courtOrderLifted?: boolean | null | undefined
}

export interface GrantFacts {
  readonly wish: AuthorityWish
  /** Null for a person who does not exist here. */
  readonly person: { readonly bornOn: string | null; readonly died: boolean } | null
  /** It is the person's own account. */
  readonly isThePerson: boolean
  /** A court forbade that this representative acts for this person. */
  readonly forbiddenByCourt: boolean
  readonly today: string
}

/** Authority that holds, with its texts as they are kept. */
export interface Authority {
  readonly kind: RepresentativeKind
  readonly name: string
  readonly evidence: string
  readonly ground: ParentalGround | null
  readonly givenOn: string
  readonly lastDay: string | null
  readonly scopes: readonly CategoryPattern[]
}

/** The longest name that is taken, in characters. */
const longestName = 100

/**
 * Whether somebody may act for a person (Mental Capacity Act 2005 ss. 9, 16, 25; Children Act 1989 s. 3; from 16 capacity is presumed, Family
 * Law Reform Act 1969 s. 8). What time does to it afterwards is decided over the facts, at every read.
 */
export function grantRepresentation({ wish, person, isThePerson, forbiddenByCourt, today }: GrantFacts): Authority | Refusal {
  const kind = representativeKinds.find((known) => known === wish.kind)
  if (wish.kind === 'next-of-kin')
    return refuse('NO_AUTHORITY', 'Being next of kin gives no access. Choose what other authority there is.', 'kind')
  if (!kind) return refuse('UNKNOWN_KIND', 'Choose as what they act for the person.', 'kind')
  if (!person) return refuse('UNKNOWN_PERSON', 'There is no such person.', 'serviceUserId')
  if (person.died) return refuse('PERSON_DIED', 'Nobody acts for a person after their death by this authority.', 'serviceUserId')
  if (isThePerson) return refuse('OWN_ACCOUNT', 'This is the person’s own account.', 'representativeId')
  if (forbiddenByCourt && wish.courtOrderLifted !== true)
    return refuse('COURT_ORDER', 'A court order forbids this. See first that it was lifted.', 'representativeId')
  const name = readProse(wish.name, { required: true, longest: longestName, missing: 'Enter their name.', path: 'name' })
  if (isRefusal(name)) return name
  const evidence = readProse(wish.evidence, { required: true, missing: 'Say what proof you have seen.', path: 'evidence' })
  if (isRefusal(evidence)) return evidence
  const scopes = readScopes(wish.scopes)
  if (isRefusal(scopes)) return scopes
  const dated = datesOf(kind, wish, today)
  if (isRefusal(dated)) return dated
  const ground = groundOf(kind, wish, person.bornOn, today)
  if (isRefusal(ground)) return ground
  return { kind, name: name ?? '', evidence: evidence ?? '', ground, scopes, ...dated }
}

/** The categories somebody may see for the person: named one by one or by branch, never everything at once. */
export function readScopes(given: readonly string[]): readonly CategoryPattern[] | Refusal {
  if (given.length === 0) return refuse('NOTHING_CHOSEN', 'Choose what they may see.', 'scopes')
  if (given.includes('**')) return refuse('TOO_WIDE', 'Choose the categories they need, not everything at once.', 'scopes')
  const patterns = [...new Set(given)] as CategoryPattern[]
  if (patterns.some((pattern) => expandPattern(pattern).length === 0))
    return refuse('UNKNOWN_CATEGORY', 'Choose data categories.', 'scopes')
  return patterns
}

function datesOf(kind: RepresentativeKind, { givenOn, lastDay = null }: AuthorityWish, today: string) {
  if (givenOn > today) return refuse('NOT_YET', 'Enter a day that is not in the future.', 'givenOn')
  if (lastDay === null && byWrittenAuthority.includes(kind))
    return refuse('END_MISSING', 'Enter the day on which the written authority ends.', 'lastDay')
  if (lastDay !== null && lastDay < today) return refuse('EXPIRED', 'This authority has ended.', 'lastDay')
  return { givenOn, lastDay }
}

function groundOf(
  kind: RepresentativeKind,
  { ground: given }: AuthorityWish,
  bornOn: string | null,
  today: string,
): ParentalGround | null | Refusal {
  const age = bornOn === null ? null : ageOn(bornOn, today)
  if (kind === 'attorney' && age !== null && age < 18)
    return refuse('TOO_YOUNG', 'Nobody under 18 can have given a lasting power of attorney.', 'kind')
  if (kind !== 'parent') return null
  if (age === null) return refuse('AGE_UNKNOWN', 'Enter the person’s date of birth first.', 'serviceUserId')
  if (age >= 18) return refuse('ADULT', 'A parent has no authority over an adult. Choose what other authority there is.', 'kind')
  const ground = parentalGrounds.find((known) => known === given)
  if (!ground) return refuse('GROUND_MISSING', 'Choose why the parent is let in.', 'ground')
  if (age >= 16 && ground !== 'person-authorises')
    return refuse('PERSON_DECIDES', 'From 16 the young person decides this themselves.', 'ground')
  return ground
}
