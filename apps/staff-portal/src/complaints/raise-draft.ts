import { emptyDate, isEmptyDate, isoDateOf, type DateParts, type FormError } from '@candour/portal-kit'
import { complaintKinds, toldHow, type ComplaintKind, type ToldHow } from '../wording/complaints.ts'
import type { ComplaintsProcess } from './raise-operations.ts'

/** What staff take down for a person. An empty string is "not answered yet". */
export interface RaiseDraft {
  kind: string
  category: string
  service: string
  matter: string
  desiredOutcome: string
  happenedOn: DateParts
  knownOn: DateParts
  receivedOn: DateParts
  receivedHow: string
  member: string
}

export const emptyRaise: RaiseDraft = {
  kind: '',
  category: '',
  service: '',
  matter: '',
  desiredOutcome: '',
  happenedOn: emptyDate,
  knownOn: emptyDate,
  receivedOn: emptyDate,
  receivedHow: '',
  member: '',
}

const isKind = (kind: string): kind is ComplaintKind => kind in complaintKinds
const isToldHow = (how: string): how is ToldHow => toldHow.some(({ value }) => value === how)

/** The only kind that the organisation deals with needs no question. */
export const kindOf = (draft: RaiseDraft, { kinds }: Pick<ComplaintsProcess, 'kinds'>): string =>
  kinds.length === 1 ? (kinds[0] ?? '') : draft.kind

/** Only complaints are sorted. */
export const asksForCategory = (draft: RaiseDraft, process: Pick<ComplaintsProcess, 'kinds' | 'categories'>): boolean =>
  kindOf(draft, process) === 'COMPLAINT' && process.categories.length > 0

export function raiseErrors(draft: RaiseDraft, process: ComplaintsProcess): FormError[] {
  const found: FormError[] = []
  if (!isKind(kindOf(draft, process))) found.push({ field: 'kind', message: 'Select what it is' })
  if (asksForCategory(draft, process) && !draft.category) found.push({ field: 'category', message: 'Select what it is about' })
  if (!draft.matter.trim()) found.push({ field: 'matter', message: 'Enter what happened' })
  if (!isToldHow(draft.receivedHow)) found.push({ field: 'receivedHow', message: 'Select how the person told you' })
  for (const field of ['happenedOn', 'knownOn'] as const)
    if (!isEmptyDate(draft[field]) && !isoDateOf(draft[field]))
      found.push({ field, message: 'Enter a whole day, such as 27 3 2026, or leave it empty' })
  if (!isEmptyDate(draft.receivedOn) && !isoDateOf(draft.receivedOn))
    found.push({ field: 'receivedOn', message: 'Enter the day you were told, such as 27 3 2026' })
  return found
}

/** Input of the API; null while an answer is missing. */
export function raiseInput(draft: RaiseDraft, process: ComplaintsProcess, serviceUserId: string) {
  const kind = kindOf(draft, process)
  const { receivedHow, category, service, member } = draft
  const receivedOn = isoDateOf(draft.receivedOn)
  const happenedOn = isoDateOf(draft.happenedOn)
  const knownOn = isoDateOf(draft.knownOn)
  if (!isKind(kind) || !isToldHow(receivedHow)) return null
  return {
    serviceUserId,
    kind,
    receivedHow,
    matter: draft.matter.trim(),
    ...(draft.desiredOutcome.trim() && { desiredOutcome: draft.desiredOutcome.trim() }),
    ...(asksForCategory(draft, process) && { category }),
    ...(service && { service }),
    ...(happenedOn && { happenedOn }),
    ...(knownOn && { knownOn }),
    ...(receivedOn && { receivedOn }),
    ...(member && { complainedAbout: [member] }),
  }
}
