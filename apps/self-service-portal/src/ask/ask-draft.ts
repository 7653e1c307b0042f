import { emptyDate, isEmptyDate, isoDateOf, type DateParts, type FormError } from '@candour/portal-kit'
import type { AskStep } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import type { Kind, Process } from './ask-queries.ts'

export interface AskDraft {
  category: string
  service: string
  matter: string
  /** When it happened and when the person found out, as far as they know. */
  happenedOn: DateParts
  knownOn: DateParts
  hope: string
}

export const emptyAsk: AskDraft = { category: '', service: '', matter: '', happenedOn: emptyDate, knownOn: emptyDate, hope: '' }

type Lists = Pick<Process, 'categories' | 'services'>

/** Only complaints are sorted, and only complaints can be put right. */
export function stepsOf(kind: Kind, { categories, services }: Lists): AskStep[] {
  if (kind !== 'COMPLAINT') return ['happened', 'check', 'sent']
  return [...(categories.length + services.length > 0 ? (['about'] as const) : []), 'happened', 'right', 'check', 'sent']
}

/** The first step that still misses an answer, up to `check`; nobody gets past it, also not by an address. */
export function missingStep(draft: AskDraft, kind: Kind, lists: Lists): AskStep | null {
  if (kind === 'COMPLAINT' && lists.categories.length > 0 && !draft.category) return 'about'
  return draft.matter.trim() ? null : 'happened'
}

/** Days that are half written, or that there are not. */
export const dayErrors = (draft: AskDraft): FormError[] =>
  (['happenedOn', 'knownOn'] as const).flatMap((field) =>
    isEmptyDate(draft[field]) || isoDateOf(draft[field]) ? [] : [{ field, message: askMessages.dayWrong }],
  )

/** Input of the API. */
export const askInput = (draft: AskDraft, kind: Kind, serviceUserId: string) => ({
  serviceUserId,
  kind,
  matter: draft.matter.trim(),
  ...dayInput('happenedOn', draft),
  ...dayInput('knownOn', draft),
  ...(draft.hope.trim() && { desiredOutcome: draft.hope.trim() }),
  ...(draft.category && { category: draft.category }),
  ...(draft.service && { service: draft.service }),
})

function dayInput<Field extends 'happenedOn' | 'knownOn'>(field: Field, draft: AskDraft): { [Name in Field]?: string } {
  const day = isoDateOf(draft[field])
  // One field, named by the caller.
  return (day ? { [field]: day } : {}) as { [Name in Field]?: string }
}
