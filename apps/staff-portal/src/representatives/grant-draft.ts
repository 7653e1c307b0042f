import { isoDateOf, isEmptyDate, type DateParts, type FormError } from '@candour/portal-kit'

/** What somebody may be to the person. Being next of kin gives nothing, and is not among them. */
export const representativeKinds = {
  parent: { text: 'Parent', hint: 'With parental responsibility, for somebody under 18.' },
  attorney: { text: 'Attorney', hint: 'A lasting power of attorney that is registered.' },
  deputy: { text: 'Deputy appointed by a court', hint: 'The court’s order says for what.' },
  advocate: { text: 'Advocate', hint: 'The person signed an authority, which has an end.' },
  solicitor: { text: 'Solicitor', hint: 'The person signed an authority, which has an end.' },
} as const

export const parentalGrounds = {
  'person-authorises': 'The young person says so',
  'lacks-understanding': 'The child does not understand enough to decide',
  'best-interests': 'It is clearly in the child’s best interests',
} as const

/** The form as it is typed. */
export interface GrantDraft {
  readonly kind: string
  readonly ground: string
  readonly name: string
  readonly username: string
  readonly evidence: string
  readonly givenOn: DateParts
  readonly lastDay: DateParts
  readonly scopes: readonly string[]
  readonly courtOrderLifted: readonly string[]
}

/** What is sent, or what is missing. Whether the authority holds is the server's answer. */
export function readGrant(draft: GrantDraft) {
  const givenOn = isoDateOf(draft.givenOn)
  const lastDay = isoDateOf(draft.lastDay)
  const errors: FormError[] = []
  if (!draft.kind) errors.push({ field: 'kind', message: 'Select what they are to the person' })
  if (draft.kind === 'parent' && !draft.ground) errors.push({ field: 'ground', message: 'Select why the parent is let in' })
  if (!draft.name.trim()) errors.push({ field: 'name', message: 'Enter their name' })
  if (!draft.evidence.trim()) errors.push({ field: 'evidence', message: 'Enter what proof you saw' })
  if (!givenOn) errors.push({ field: 'givenOn', message: 'Enter the day of the proof, such as 27 3 2026' })
  if (!isEmptyDate(draft.lastDay) && !lastDay) errors.push({ field: 'lastDay', message: 'Enter a day, such as 27 3 2028' })
  if (draft.scopes.length === 0) errors.push({ field: 'scopes', message: 'Select what they may see' })
  if (errors.length > 0 || !givenOn) return { errors, authority: null }
  const authority = {
    kind: draft.kind,
    name: draft.name.trim(),
    evidence: draft.evidence.trim(),
    givenOn,
    scopes: [...draft.scopes],
    ...(draft.kind === 'parent' && { ground: draft.ground }),
    ...(draft.username.trim() && { username: draft.username.trim() }),
    ...(lastDay && { lastDay }),
    ...(draft.courtOrderLifted.length > 0 && { courtOrderLifted: true }),
  }
  return { errors, authority }
}
